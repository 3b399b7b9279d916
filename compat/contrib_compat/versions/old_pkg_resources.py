"""Stands for ``pkg_resources``, which setuptools 82 took out: what programs asked it for."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from typing import Any, BinaryIO, Dict, Iterator, List, Optional, Union

from packaging.requirements import InvalidRequirement, Requirement
from packaging.version import parse as parse_version

__all__ = [
    "Distribution",
    "DistributionNotFound",
    "Requirement",
    "RequirementParseError",
    "ResolutionError",
    "VersionConflict",
    "declare_namespace",
    "get_distribution",
    "iter_entry_points",
    "parse_requirements",
    "parse_version",
    "require",
    "resource_exists",
    "resource_filename",
    "resource_isdir",
    "resource_listdir",
    "resource_stream",
    "resource_string",
    "working_set",
]

RequirementParseError = InvalidRequirement


class ResolutionError(Exception):
    """What is asked for can't be had."""


class DistributionNotFound(ResolutionError):
    """A distribution isn't installed."""


class VersionConflict(ResolutionError):
    """Another version of a distribution is installed."""


class Distribution:
    """An installed distribution.

    Attributes:
      project_name: its name, as it calls itself.
      key: the same in small letters.
      version: its version.
      location: the directory that it is imported from.
    """

    def __init__(self, found: Any) -> None:
        """Describes what ``importlib.metadata`` found."""
        self.project_name = str(found.metadata["Name"])
        self.key = self.project_name.lower()
        self.version = found.version
        self.location = str(found.locate_file(""))

    @property
    def parsed_version(self) -> object:
        """The version, to compare."""
        return parse_version(self.version)

    def __str__(self) -> str:
        return f"{self.project_name} {self.version}"


class _WorkingSet:
    """All that is installed."""

    def __iter__(self) -> Iterator[Distribution]:
        return map(Distribution, _metadata().distributions())

    @property
    def by_key(self) -> Dict[str, Distribution]:
        """The distributions by their names in small letters."""
        return {found.key: found for found in self}


working_set = _WorkingSet()


def get_distribution(dist: str) -> Distribution:
    """Returns a distribution that is installed.

    Args:
      dist: its name, or a requirement such as ``"numpy>=1.14"``.

    Raises:
      DistributionNotFound: it isn't installed.
      VersionConflict: another version is.
    """
    wanted, metadata = Requirement(dist), _metadata()
    try:
        found = Distribution(metadata.distribution(wanted.name))
    except metadata.PackageNotFoundError:
        raise DistributionNotFound(f"The {str(wanted)!r} distribution was not found") from None
    if not wanted.specifier.contains(found.version, prereleases=True):
        raise VersionConflict(f"{found} is installed, not {wanted}")
    return found


def parse_requirements(strs: Union[str, List[str]]) -> Iterator[Requirement]:
    """Yields the requirements of a text or of lines, without comments."""
    for line in strs.splitlines() if isinstance(strs, str) else strs:
        text = line.partition("#")[0].strip()
        if text:
            yield Requirement(text)


def require(*requirements: str) -> List[Distribution]:
    """Returns the distributions that are asked for, of which each has to be installed."""
    return [get_distribution(str(r)) for r in parse_requirements(list(requirements))]


def iter_entry_points(group: str, name: Optional[str] = None) -> Iterator[Any]:
    """Yields the entry points of a group, or those of one name; each can be loaded."""
    for distribution in _metadata().distributions():
        for found in distribution.entry_points:
            if found.group == group and name in (None, found.name):
                yield found


def declare_namespace(packageName: str) -> None:
    """Has a package go on in all directories of its name that are imported from."""
    package = sys.modules[packageName]
    package.__path__ = pkgutil.extend_path(package.__path__, packageName)


def resource_filename(package_or_requirement: str, resource_name: str) -> str:
    """Returns the path of a file that comes with a package.

    Args:
      package_or_requirement: the package, or a module, beside whose file it is.
      resource_name: its path from there, with slashes.
    """
    module = importlib.import_module(package_or_requirement)
    folder = os.path.dirname(module.__file__ or next(iter(module.__path__)))
    return os.path.join(folder, *resource_name.split("/"))


def resource_string(package_or_requirement: str, resource_name: str) -> bytes:
    """Returns the bytes of a file that comes with a package; also from a zip file."""
    data = pkgutil.get_data(package_or_requirement, resource_name)
    if data is None:
        raise FileNotFoundError(resource_filename(package_or_requirement, resource_name))
    return data


def resource_stream(package_or_requirement: str, resource_name: str) -> BinaryIO:
    """Opens a file that comes with a package."""
    return open(resource_filename(package_or_requirement, resource_name), "rb")


def resource_exists(package_or_requirement: str, resource_name: str) -> bool:
    """Tells whether a file or directory comes with a package."""
    return os.path.exists(resource_filename(package_or_requirement, resource_name))


def resource_isdir(package_or_requirement: str, resource_name: str) -> bool:
    """Tells whether it is a directory."""
    return os.path.isdir(resource_filename(package_or_requirement, resource_name))


def resource_listdir(package_or_requirement: str, resource_name: str) -> List[str]:
    """Returns the names of what is in a directory that comes with a package."""
    return os.listdir(resource_filename(package_or_requirement, resource_name))


def _metadata() -> Any:
    """Imports what Python 3.7 lacks, whose setuptools has ``pkg_resources`` itself."""
    return importlib.import_module("importlib.metadata")
