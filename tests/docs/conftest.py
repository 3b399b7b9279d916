"""What the tests of the documentation share, which `tox -e docs` alone runs."""

import sys
from pathlib import Path

# For helpers that several of these files import, and for the tools that make pages.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2] / "tools")]
