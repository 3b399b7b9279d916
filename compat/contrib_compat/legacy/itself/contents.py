"""What a copy of TensorFlow 1.15's Python files holds, file by file, with its digests."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Dict, NamedTuple, Tuple

#: The file of a copy that says it is complete: what it was made from and each file's digest.
MANIFEST = "MANIFEST"
LICENCE = "LICENSE"
METADATA = "METADATA"

_TABLE = Path(__file__).with_name("contents.tsv")


class CopyError(RuntimeError):
    """A copy of TensorFlow 1.15, or what one shall be made from, isn't there or isn't what it is
    taken for; the text says what to do.
    """


class Known(NamedTuple):
    """What is known of one file of TensorFlow 1.15.

    Attributes:
      digests: of its text in the releases 1.15.0 to 1.15.5 and on all platforms.
      everywhere: whether each of these builds has it; Windows' lack 53 files.
    """

    digests: Tuple[str, ...]
    everywhere: bool


def digest(text: bytes) -> str:
    """Returns the SHA-256 of a file's text, written as in a wheel's RECORD.

    Lines may end in a carriage return, as they do in the wheels for Windows.
    """

    import base64  # With the next, half the time of an import that computes none.
    import hashlib

    found = hashlib.sha256(text.replace(b"\r\n", b"\n")).digest()
    return base64.urlsafe_b64encode(found).rstrip(b"=").decode()


@lru_cache(maxsize=None)
def known_files() -> Dict[str, Known]:
    """Returns the files that a copy holds, by their path below ``tensorflow_core``.

    They are contrib's Python files and the few of TensorFlow's own that contrib asks for and newer
    releases lack. ``tools/contents_of_115.py`` writes the table.
    """
    files = {}
    text = __loader__.get_data(str(_TABLE))  # type: ignore[name-defined]  # it may lie in a zip file
    for line in text.decode("ascii").splitlines()[1:]:
        path, digests, lacking = line.split("\t")
        files[path] = Known(tuple(digests.split()), everywhere=not lacking)
    return files
