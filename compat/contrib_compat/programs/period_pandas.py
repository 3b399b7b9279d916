"""What stands in for names of pandas that have no other name today, see `period`."""

from __future__ import annotations

import importlib
from typing import Any, Optional, Sequence

# Of labels of these kinds a number is one of them to ``ix``, and not a place.
_NUMBERS = ("integer", "mixed-integer", "floating", "mixed-integer-float")


def append(
    rows: Any,
    other: Any,
    ignore_index: bool = False,
    verify_integrity: bool = False,
    sort: Optional[bool] = None,
) -> Any:
    """Does what the method ``append`` of frames and series did: returns them with more rows.

    Args:
      rows: The frame, or the series.
      other: A frame, a series or a mapping that is one row, or a list of them.
      ignore_index: Whether rows are numbered anew.
      verify_integrity: Whether a label that comes twice is an error.
      sort: Whether columns are sorted if they differ.

    Raises:
      TypeError: A row has no name to be its label, and rows aren't numbered.
    """
    pandas = importlib.import_module("pandas")
    others = list(other) if isinstance(other, (list, tuple)) else [other]
    if isinstance(rows, pandas.DataFrame):
        others = [_as_frame(pandas, one, ignore_index) for one in others]
    return pandas.concat(
        [rows, *others],
        ignore_index=ignore_index,
        verify_integrity=verify_integrity,
        sort=bool(sort),
    )


def _as_frame(pandas: Any, row: Any, is_numbered: bool) -> Any:
    if isinstance(row, pandas.DataFrame):
        return row
    named = row if isinstance(row, pandas.Series) else pandas.Series(row, dtype=object)
    if named.name is None and not is_numbered:
        raise TypeError("Can only append a Series if ignore_index=True or if the Series has a name")
    return named.to_frame().T.infer_objects()


def as_matrix(frame: Any, columns: Optional[Sequence[Any]] = None) -> Any:
    """Does what the method ``as_matrix`` did: returns an array of a frame, or of some columns."""
    return (frame if columns is None else frame[list(columns)]).to_numpy()


def get_value(owner: Any, *where: Any, takeable: bool = False) -> Any:
    """Does what the method ``get_value`` did: returns the one value at labels, or at places."""
    return (owner.iat if takeable else owner.at)[where if len(where) > 1 else where[0]]


def set_value(owner: Any, *where_and_value: Any, takeable: bool = False) -> Any:
    """Does what the method ``set_value`` did: sets the one value at labels, or at places."""
    *where, value = where_and_value
    (owner.iat if takeable else owner.at)[tuple(where) if len(where) > 1 else where[0]] = value
    return owner


def from_csv(
    path: Any, header: Any = 0, sep: str = ",", index_col: Any = 0, parse_dates: Any = True
) -> Any:
    """Stands for ``pandas.DataFrame.from_csv``: reads a table whose first column has the labels."""
    return importlib.import_module("pandas").read_csv(
        path, header=header, sep=sep, index_col=index_col, parse_dates=parse_dates
    )


def value_counts(values: Any, *args: Any, **named: Any) -> Any:
    """Stands for ``pandas.value_counts``: how often each value comes, most often first."""
    return importlib.import_module("pandas").Series(values).value_counts(*args, **named)


def nonzero(series: Any) -> Any:
    """Does what the method ``nonzero`` of series did: returns the places of what is not zero."""
    return series.to_numpy().nonzero()


class _ByLabelOrPlace:
    """Rows, or rows and columns, by labels, or by places where no label is a number."""

    def __init__(self, owner: Any) -> None:
        self._owner = owner

    def __getitem__(self, key: Any) -> Any:
        return self._owner.iloc[self._places(key)]

    def __setitem__(self, key: Any, value: Any) -> None:
        try:
            places = self._places(key)
        except KeyError:  # A row or a column that is new.
            self._owner.loc[key] = value
        else:
            self._owner.iloc[places] = value

    def _places(self, key: Any) -> Any:
        if isinstance(key, tuple):
            return tuple(map(self._along, self._owner.axes, key))
        return self._along(self._owner.axes[0], key)

    def _along(self, axis: Any, key: Any) -> Any:
        return _places(axis, key(self._owner) if callable(key) else key)


def _places(axis: Any, key: Any) -> Any:
    """Returns where on an axis is what a key says, as ``iloc`` takes it."""
    numpy = importlib.import_module("numpy")
    are_labels = axis.inferred_type in _NUMBERS
    if isinstance(key, slice):
        ends = [end for end in (key.start, key.stop) if end is not None]
        if ends and (are_labels or not all(map(_is_number, ends))):
            return axis.slice_indexer(key.start, key.stop, key.step)
        return key
    if not numpy.ndim(key):
        return key if _is_number(key) and not are_labels else axis.get_loc(key)
    several = numpy.asarray(key)
    if several.dtype == bool:
        is_aligned = hasattr(key, "reindex")
        return numpy.asarray(key.reindex(axis) if is_aligned else several, bool).nonzero()[0]
    if numpy.issubdtype(several.dtype, numpy.integer) and not are_labels:
        return several
    places = axis.get_indexer_for(several)
    if (places < 0).any():
        raise KeyError(f"not among the labels: {several[places < 0].tolist()}")
    return places


def _is_number(value: Any) -> bool:
    return hasattr(value, "__index__")


ix = property(_ByLabelOrPlace)
"""What the attribute ``ix`` of frames and series was."""
