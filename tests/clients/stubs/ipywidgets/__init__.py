"""Stands for ipywidgets: a base of classes that nobody shows, and their decorator."""


class DOMWidget:
    """The base of widgets."""


def register(*arguments):
    """Leaves a class as it is."""
    return arguments[0] if isinstance(arguments[0], type) else (lambda cls: cls)
