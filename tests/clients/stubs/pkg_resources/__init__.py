"""Stands for the part of setuptools that left it: the comparison of versions alone."""

from packaging.version import parse as parse_version

__all__ = ["parse_version"]
