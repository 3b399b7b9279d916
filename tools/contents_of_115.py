"""Writes the table of TensorFlow 1.15's files: ``python3 tools/contents_of_115.py WHEEL...``

The first wheel says which files contrib has; the others, of other releases and platforms, add the
digests in which they differ and which files they lack. What contrib reads its data from ends
in .csv. Files of TensorFlow outside of contrib are those that the table names: add a line with the
path and two tabs, and run this.
"""

import sys
import zipfile
from pathlib import Path
from typing import Dict, List

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "compat/contrib_compat/legacy/itself/contents.tsv"
sys.path.insert(0, str(ROOT / "compat"))

from contrib_compat.legacy.itself.contents import digest  # noqa: E402


def files_of(wheel: str) -> Dict[str, str]:
    """Returns the digests of a wheel's files by their path below ``tensorflow_core``."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.endswith((".py", ".csv"))]
        return {
            name.partition("tensorflow_core/")[2]: digest(archive.read(name))
            for name in names
            if "tensorflow_core/" in name
        }


def main(wheels: List[str]) -> None:
    """Writes the table from the wheels."""
    first, *others = [files_of(wheel) for wheel in wheels]
    lines = TABLE.read_text(encoding="ascii").splitlines()[1:] if TABLE.exists() else []
    own = [line.split("\t")[0] for line in lines if not line.startswith("contrib/")]
    with TABLE.open("w", encoding="ascii", newline="\n") as out:
        out.write("path\tsha256 of the text\tlacking on\n")
        for path in own + sorted(path for path in first if path.startswith("contrib/")):
            digests = [first[path]]
            digests += sorted({other[path] for other in others if path in other} - set(digests))
            lacking = "" if all(path in other for other in others) else "windows"
            out.write("{}\t{}\t{}\n".format(path, " ".join(digests), lacking))


if __name__ == "__main__":
    main(sys.argv[1:])
