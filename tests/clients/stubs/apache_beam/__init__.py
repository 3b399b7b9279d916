"""Stands for Apache Beam where a client only names it: bases of classes, decorators, type hints.

Nothing of it runs a pipeline; what would need one fails.
"""

import sys


class Name:
    """Something of Beam's that is only mentioned: called, subscripted, taken apart."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Name(f"{self._name}.{name}")

    def __getitem__(self, item):
        return self

    def __call__(self, *arguments, **named):
        return self

    def __repr__(self):
        return f"<{self._name} of a stub>"


class DoFn:
    """The base of functions of a pipeline's step."""


class CombineFn:
    """The base of functions that combine."""


class PTransform:
    """The base of steps."""


def ptransform_fn(function):
    """Leaves a function as it is, natively one that makes a step."""
    return function


class _TypeHints(Name):
    @staticmethod
    def with_input_types(*types, **named):
        """Leaves a class as it is."""
        return lambda cls: cls

    with_output_types = with_input_types


typehints = _TypeHints("beam.typehints")
sys.modules[f"{__name__}.typehints"] = typehints


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Name(f"beam.{name}")
