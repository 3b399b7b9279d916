"""Filters that select which of many versions to keep; ``learn.utils.gc`` without the files.

A filter takes a list of :class:`Path` and returns a sorted list of some of them.
"""

import heapq
from typing import Any, Callable, Dict, List, NamedTuple, Optional

__all__ = [
    "Filter",
    "Path",
    "check_exports_to_keep",
    "largest_export_versions",
    "mod_export_version",
    "negation",
    "one_of_every_n_export_versions",
    "union",
]


class Path(NamedTuple):
    """A path, and the version of the export it holds.

    Stands for ``tf.contrib.learn.utils.gc.Path`` (TF 1.15).
    """

    path: str
    export_version: Optional[int]


Filter = Callable[[List[Path]], List[Path]]


def largest_export_versions(n: int) -> Filter:
    """Makes a filter that keeps the largest versions.

    Stands for ``tf.contrib.learn.utils.gc.largest_export_versions`` (TF 1.15).

    Args:
      n: how many to keep. Of equal versions the later in the list goes first.

    Returns:
      A filter; paths without a version do not pass.

    Raises:
      ValueError: ``n`` is negative.
    """
    _check_at_least("n", n, 0)

    def keep(paths: List[Path]) -> List[Path]:
        versioned = [
            (path.export_version, index)
            for index, path in enumerate(paths)
            if path.export_version is not None
        ]
        return sorted(paths[index] for _, index in heapq.nlargest(n, versioned))

    return keep


def one_of_every_n_export_versions(n: int) -> Filter:
    """Makes a filter that keeps the largest version of each interval.

    Stands for ``tf.contrib.learn.utils.gc.one_of_every_n_export_versions`` (TF 1.15).

    Args:
      n: the size of the intervals 0 ... n, n+1 ... 2n, 2n+1 ... 3n, and so on.

    Returns:
      A filter; paths without a version do not pass. Of equal versions the first passes.

    Raises:
      ValueError: ``n`` is less than 1.
    """
    _check_at_least("n", n, 1)

    def keep(paths: List[Path]) -> List[Path]:
        largest: Dict[int, Path] = {}
        for path in paths:
            version = path.export_version
            if version is None:
                continue
            interval = max(version - 1, 0) // n
            rival = largest.setdefault(interval, path).export_version
            if rival is not None and rival < version:
                largest[interval] = path
        return sorted(largest.values())

    return keep


def mod_export_version(n: int) -> Filter:
    """Makes a filter that keeps every version that is a multiple of ``n``.

    Stands for ``tf.contrib.learn.utils.gc.mod_export_version`` (TF 1.15).

    Args:
      n: the step.

    Returns:
      A filter; paths without a version do not pass.

    Raises:
      ValueError: ``n`` is less than 1.
    """
    _check_at_least("n", n, 1)

    def keep(paths: List[Path]) -> List[Path]:
        return sorted(
            path
            for path in paths
            if path.export_version is not None and path.export_version % n == 0
        )

    return keep


def union(lf: Filter, rf: Filter) -> Filter:
    """Makes a filter that keeps what either of two filters keeps.

    Stands for ``tf.contrib.learn.utils.gc.union`` (TF 1.15).

    Args:
      lf: a filter.
      rf: another filter.

    Returns:
      A filter.
    """

    def keep(paths: List[Path]) -> List[Path]:
        return sorted(set(lf(paths)).union(rf(paths)))

    return keep


def negation(f: Filter) -> Filter:
    """Makes a filter that keeps what another filter does not keep.

    Stands for ``tf.contrib.learn.utils.gc.negation`` (TF 1.15).

    Args:
      f: a filter.

    Returns:
      A filter.
    """

    def keep(paths: List[Path]) -> List[Path]:
        return sorted(set(paths).difference(f(paths)))

    return keep


def _check_at_least(argument: str, value: int, least: int) -> None:
    if value < least:
        raise ValueError(f"{argument}: got {value!r}, wanted at least {least}")


def check_exports_to_keep(exports_to_keep: Any) -> None:
    """Makes sure that a number of exports to keep leaves one to be served.

    Args:
      exports_to_keep: the number, or None for all.

    Raises:
      TypeError: it is no integer.
      ValueError: it is less than 1.
    """
    if exports_to_keep is None:
        return
    if not hasattr(exports_to_keep, "__index__"):
        raise TypeError(f"exports_to_keep: got {exports_to_keep!r}, wanted an integer or None")
    if exports_to_keep < 1:
        raise ValueError(
            f"exports_to_keep: got {exports_to_keep!r}, wanted a positive number, or None for all"
        )
