"""What ``tf.contrib`` of TensorFlow 1.15 imports and where that is today: the import map.

`contrib_imports.tsv` has a line for each name, module or package that moved, is gone, or became
something else:

was     the full dotted name by which the files of 1.15 ask for it
is      where it is now: ``module`` or ``module:attribute``; what is gone altogether has a stand-in
        in `contrib_stand_ins`
on      the releases on which that is so, as a requirement: ``tensorflow>=2.14``, ``python>=3.10``
why     what happened to it
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from functools import lru_cache
from typing import Dict, NamedTuple, Tuple

from packaging.requirements import Requirement
from packaging.version import Version

from contrib_compat.versions.installed import distribution_version, tf_version


class Line(NamedTuple):
    """A line of the map; the columns are explained above."""

    was: str
    to: str
    on: str
    why: str


def lines() -> Tuple[Line, ...]:
    """Returns the whole map."""
    data = pkgutil.get_data(__package__, "contrib_imports.tsv")
    assert data is not None
    rows = data.decode("utf-8").splitlines()[1:]
    return tuple(Line(*row.split("\t")) for row in rows)


def places() -> Dict[str, str]:
    """Returns what has moved for the releases installed, by its old name."""
    return {line.was: line.to for line in lines() if is_installed(line.on)}


@lru_cache(maxsize=None)
def is_installed(requirement: str) -> bool:
    """Tells whether a release is installed that a requirement asks for.

    Args:
        requirement: Such as ``numpy>=2``. A release candidate counts as its release. Several are
            separated by " and ".
    """
    if " and " in requirement:
        return all(map(is_installed, requirement.split(" and ")))
    wanted = Requirement(requirement)
    found = _release(wanted.name)
    return found is not None and wanted.specifier.contains(found.base_version)


def _release(name: str) -> Version | None:
    if name == "python":
        return Version(".".join(map(str, sys.version_info[:3])))
    if name == "protobuf":  # The distribution, that is; the package is another.
        return Version(importlib.import_module("google.protobuf").__version__)
    if name == "tensorflow":
        return tf_version()
    return distribution_version(name.replace("-", "_"))
