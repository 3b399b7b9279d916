"""Stands for traitlets: kinds of attributes that hold nothing."""


class _Trait:
    def __init__(self, *arguments, **named):
        pass

    def tag(self, **metadata):
        """Returns the trait itself."""
        return self


class Dict(_Trait):
    """A dictionary."""


class List(_Trait):
    """A list."""


class Unicode(_Trait):
    """A text."""
