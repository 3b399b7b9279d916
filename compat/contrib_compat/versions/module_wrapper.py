"""TensorFlow's wrapper of its own modules, which has several copies of what is set in it."""

from __future__ import annotations

from types import ModuleType


def remove_attribute(module: ModuleType, name: str) -> None:
    """Removes an attribute that was set in a module of TensorFlow's, wherever it is kept.

    Args:
        module: The module, wrapped or not.
        name: The attribute's name.
    """
    delattr(module, name)
    names = vars(module)
    names.pop(name, None)
    names.get("_tfmw_attr_map", {}).pop(name, None)
    listed = names.get("__all__")
    if isinstance(listed, list) and name in listed:
        listed.remove(name)
