"""The few changes to the text of 1.15's files that are more than a name that moved.

Each function says what changed and since when. It is applied in memory, to the text of one file, on
the releases that need it; lines keep their numbers, so that tracebacks show the file that lies
there. An edit that does not find the text it is for raises `EditError`.
"""

from __future__ import annotations

import re
from typing import Callable, Dict, List, NamedTuple

from contrib_compat.versions.contrib_imports import is_installed

_Change = Callable[[str], str]


class EditError(ImportError):
    """A file of the user's copy is not the file that an edit is for."""


class Edit(NamedTuple):
    """An edit of a file, and the releases that it is for."""

    on: str
    change: _Change


TABLE: Dict[str, List[Edit]] = {}


def edit(file: str, on: str) -> Callable[[_Change], _Change]:
    """Makes a function an edit.

    Args:
      file: its path below ``tensorflow_core``.
      on: the releases that need it, as a requirement, such as ``numpy>=2``.
    """

    def register(change: _Change) -> _Change:
        TABLE.setdefault(file, []).append(Edit(on, change))
        return change

    return register


def edited(file: str, data: bytes) -> bytes:
    """Returns the text of a file after its edits.

    Args:
      file: its path below ``tensorflow_core``.
      data: its text.

    Raises:
      EditError: the text isn't the one that an edit expects.
    """
    changes = _changes(file)
    if not changes:
        return data
    text = data.decode("utf-8")
    for change in changes:
        lines = text.count("\n")
        try:
            text = change(text)
        except EditError as error:
            raise EditError(f"{file}: {change.__name__}: {error}") from None
        assert text.count("\n") == lines, f"{change.__name__} moves the lines of {file}"
    return text.encode("utf-8")


def mark(file: str) -> str:
    """Returns what tells the edits of a file from others, empty where there are none."""
    codes = (change.__code__ for change in _changes(file))
    return repr([(code.co_code, code.co_consts, code.co_names) for code in codes] or "")[1:-1]


def _changes(file: str) -> List[_Change]:
    return [entry.change for entry in TABLE.get(file, ()) if is_installed(entry.on)]


def _replace(text: str, pattern: str, by: str, times: int) -> str:
    """Replaces a regular expression that is found ``times`` times."""
    text, found = re.subn(pattern, by, text, flags=re.MULTILINE)
    if found != times:
        raise EditError(f"{pattern!r} is found {found} times, wanted {times}")
    return text


_DATA_FEEDER = "contrib/learn/python/learn/learn_io/data_feeder.py"


@edit(_DATA_FEEDER, "numpy>=2")
def assign_items(text: str) -> str:
    """Arrays have lost ``itemset``; an assignment does the same."""
    return _replace(text, r"\b(\w+)\.itemset\((.+), 1\.0\)$", r"\1[\2] = 1.0", times=4)


@edit("contrib/learn/python/learn/preprocessing/text.py", "numpy>=2.3")
def write_bytes(text: str) -> str:
    """Arrays have lost ``tostring``, which was another name of ``tobytes``."""
    return _replace(text, r"\.tostring\(\)", ".tobytes()", times=1)


@edit("contrib/framework/python/ops/variables.py", "numpy>=1.23")
def index_by_tuple(text: str) -> str:
    """A list of slices is no index of an array any more; a tuple is."""
    return _replace(text, r"ckpt_value\[slice_dims\]", "ckpt_value[tuple(slice_dims)]", times=1)


@edit("contrib/layers/python/layers/feature_column.py", "tensorflow>=2")
def whole_buckets(text: str) -> str:
    """Ops that want an integer took a float such as 1e6, which numbers of buckets often are."""
    pattern = r"(sparse_values, )self\.bucket_size,"
    text = _replace(text, pattern, r"\1int(self.bucket_size),", times=2)
    pattern = r"num_buckets=self\.hash_bucket_size,"
    return _replace(text, pattern, "num_buckets=int(self.hash_bucket_size),", times=1)
