"""``python -m contrib_compat``: the command line, where its script isn't on the PATH."""

import sys

from contrib_compat.cli import main

if __name__ == "__main__":
    sys.exit(main())
