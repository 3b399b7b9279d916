"""Filters that select which of many versions to keep; ``learn.utils.gc`` without the files.

A filter takes a list of :class:`Path` and returns a sorted list of some of them.
"""

import heapq
from typing import Any, Callable, Dict, List, NamedTuple, Optional

from contrib_compat.identity import public

__all__ = [
    "Filter",
    "Path",
    "check_at_least",
    "check_exports_to_keep",
    "exports_to_keep_of_strategy",
    "largest_export_versions",
    "mod_export_version",
    "negation",
    "one_of_every_n_export_versions",
    "union",
]


@public("tf_contrib.learn.utils.gc")
class Path(NamedTuple):
    """A path, and the version of the export it holds.

    Stands for ``tf.contrib.learn.utils.gc.Path`` (TF 1.15).

    Attributes:
      path: the directory of the export.
      export_version: the number that its name is, or None where it is no export.
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
    check_at_least("n", n, 0)

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
    check_at_least("n", n, 1)

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
    check_at_least("n", n, 1)

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


def check_at_least(argument: str, value: int, least: int) -> None:
    """Makes sure that a number is large enough.

    Args:
      argument: what the number is called in the error.
      value: the number.
      least: the least that it may be.

    Raises:
      TypeError: it is no number.
      ValueError: it is less.
    """
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
    _check_is_number_or_none(exports_to_keep)
    if exports_to_keep is not None and exports_to_keep < 1:
        raise ValueError(
            f"exports_to_keep: got {exports_to_keep!r}, wanted a positive number, or None for all"
        )


def exports_to_keep_of_strategy(exports_to_keep: Optional[int]) -> Optional[int]:
    """Returns how many exports a strategy keeps that was told to keep so many.

    Natively a strategy that keeps less than one export runs, and removes each of them as soon as
    it is written. That programs go on running is all that is to be preserved of this.

    Args:
      exports_to_keep: the number, or None for all.

    Raises:
      TypeError: it is no integer.
    """
    _check_is_number_or_none(exports_to_keep)
    if exports_to_keep is None or exports_to_keep >= 1:
        return exports_to_keep
    import tensorflow.compat.v1 as tf

    tf.logging.warning("exports_to_keep: got %s, and 1 export is kept", exports_to_keep)
    return 1


def _check_is_number_or_none(exports_to_keep: Any) -> None:
    if exports_to_keep is not None and not hasattr(exports_to_keep, "__index__"):
        raise TypeError(f"exports_to_keep: got {exports_to_keep!r}, wanted an integer or None")
