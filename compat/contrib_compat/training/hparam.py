"""Hyperparameters: values by name, each of a type that is settled when it is added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Tuple

from contrib_compat.deprecation import deprecated_class
from contrib_compat.training import hparam_proto
from contrib_compat.training.hparam_parsing import cast, parse_values

__all__ = ["HParams", "parse_values"]

# What the fields of the protocol buffer are called after; the first that a type derives from.
_KINDS = ((bool, "bool"), (int, "int64"), ((str, bytes), "bytes"), (float, "float"))


@deprecated_class("training.HParams")
class HParams:
    """Hyperparameters by name, read and set as attributes.

    Stands for ``tf.contrib.training.HParams`` (TF 1.15). The type of a hyperparameter is that of
    its first value, for a list or tuple that of the first element; it is minded by all methods that
    set values, and not where an attribute is assigned.

    Args:
      hparam_def: a ``HParamDef`` protocol buffer to begin with, in place of keyword arguments.
      model_structure: an object of the program's that is kept beside the hyperparameters.
      **kwargs: the hyperparameters and their values.

    Raises:
      ValueError: there are both a protocol buffer and keyword arguments, a name is an attribute of
        the class, or a list is empty.
    """

    def __init__(self, hparam_def: Any = None, model_structure: Any = None, **kwargs: Any) -> None:
        self._hparam_types: Dict[str, Tuple[type, bool]] = {}
        self._model_structure = model_structure
        if hparam_def:
            self._init_from_proto(hparam_def)
            if kwargs:
                raise ValueError("hparam_def and initialization values are mutually exclusive")
        for name, value in kwargs.items():
            self.add_hparam(name, value)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def _init_from_proto(self, hparam_def: Any) -> None:
        assert isinstance(hparam_def, hparam_proto.HParamDef)
        for name, message in hparam_def.hparam.items():
            field = message.WhichOneof("kind")
            value = getattr(message, field)
            if field.endswith("_list"):
                self.add_hparam(name, [_from_field(field, item) for item in value.value])
            else:
                self.add_hparam(name, _from_field(field, value))

    def add_hparam(self, name: str, value: Any) -> None:
        """Adds a hyperparameter.

        Args:
          name: its name, which may not be an attribute's already, unless that is None.
          value: its value: a bool, a number, a string, or a list or tuple of these.

        Raises:
          ValueError: the name is taken, or the list is empty.
        """
        if getattr(self, name, None) is not None:
            raise ValueError(f"Hyperparameter name is reserved: {name}")
        is_list = isinstance(value, (list, tuple))
        if is_list and not value:
            raise ValueError(f"Multi-valued hyperparameters cannot be empty: {name}")
        self._hparam_types[name] = (type(value[0] if is_list else value), is_list)
        setattr(self, name, value)

    def set_hparam(self, name: str, value: Any) -> None:
        """Sets a hyperparameter that is there.

        Args:
          name: its name.
          value: what it shall be, a list where it was one; made to be of its type.

        Raises:
          KeyError: there is no hyperparameter of that name.
          ValueError: the value can't be of its type.
        """
        wanted, is_list = self._hparam_types[name]
        if isinstance(value, list):
            if not is_list:
                raise ValueError(f"Must not pass a list for single-valued parameter: {name}")
            setattr(self, name, [cast(name, wanted, item) for item in value])
        elif is_list:
            raise ValueError(f"Must pass a list for multi-valued parameter: {name}.")
        else:
            setattr(self, name, cast(name, wanted, value))

    def del_hparam(self, name: str) -> None:
        """Takes a hyperparameter away, if there is one.

        Args:
          name: its name.
        """
        if hasattr(self, name):
            delattr(self, name)
            del self._hparam_types[name]

    def parse(self, values: str) -> HParams:
        """Sets hyperparameters from a text, see :func:`parse_values`.

        Args:
          values: assignments, parted by commas; each name has to be that of a hyperparameter.

        Returns:
          The object itself.

        Raises:
          ValueError: the text can't be read, or a value can't be of the type.
        """
        types = {name: wanted for name, (wanted, _) in self._hparam_types.items()}
        return self.override_from_dict(parse_values(values, types))

    def override_from_dict(self, values_dict: Mapping[str, Any]) -> HParams:
        """Sets hyperparameters from a dictionary.

        Args:
          values_dict: values by name.

        Returns:
          The object itself.

        Raises:
          KeyError: there is no hyperparameter of a name.
          ValueError: a value can't be of the type.
        """
        for name, value in values_dict.items():
            self.set_hparam(name, value)
        return self

    def set_from_map(self, values_map: Mapping[str, Any]) -> HParams:
        """Does what :meth:`override_from_dict` does, which took its place in TF 1.6.

        Args:
          values_map: values by name.
        """
        return self.override_from_dict(values_map)

    def set_model_structure(self, model_structure: Any) -> None:
        """Keeps an object of the program's.

        Args:
          model_structure: the object.
        """
        self._model_structure = model_structure

    def get_model_structure(self) -> Any:
        """Returns what :meth:`set_model_structure` keeps."""
        return self._model_structure

    def to_json(
        self,
        indent: Any = None,
        separators: Optional[Tuple[str, str]] = None,
        sort_keys: bool = False,
    ) -> str:
        """Returns the hyperparameters as a JSON object.

        Args:
          indent: as for ``json.dumps``.
          separators: as for ``json.dumps``.
          sort_keys: as for ``json.dumps``.
        """
        return json.dumps(self.values(), indent=indent, separators=separators, sort_keys=sort_keys)

    def parse_json(self, values_json: str) -> HParams:
        """Sets hyperparameters from a JSON object.

        Args:
          values_json: its text.

        Returns:
          The object itself.

        Raises:
          KeyError: there is no hyperparameter of a name.
          ValueError: it is no JSON, or a value can't be of the type.
        """
        return self.override_from_dict(json.loads(values_json))

    def values(self) -> Dict[str, Any]:
        """Returns the values by name."""
        return {name: getattr(self, name) for name in self._hparam_types}

    def get(self, key: str, default: Any = None) -> Any:
        """Returns a hyperparameter's value, or a default where there is none of that name.

        Args:
          key: its name.
          default: what is returned where there is none. Where there is one it has to be of its
            type, so that a mistake in it is found.

        Raises:
          ValueError: the default is of another type.
        """
        if key not in self._hparam_types:
            return default
        if default is not None:
            self._check_default(key, default)
        return getattr(self, key)

    def _check_default(self, key: str, default: Any) -> None:
        wanted, is_list = self._hparam_types[key]
        described = f"list<{wanted}>" if is_list else str(wanted)
        text = f"Hparam '{key}' of type '{described}' is incompatible with default={default}"
        if is_list != isinstance(default, list):
            raise ValueError(text)
        try:
            for value in default if is_list else [default]:
                cast(key, wanted, value)
        except ValueError as error:
            raise ValueError(f"{text}. {error}") from None

    def __contains__(self, key: object) -> bool:
        return key in self._hparam_types

    def __str__(self) -> str:
        return ",".join(f"{name}={value}" for name, value in self.values().items())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({sorted(self.values().items())})"

    def to_proto(self, export_scope: Optional[str] = None) -> Any:
        """Returns the hyperparameters as a ``HParamDef`` protocol buffer.

        Args:
          export_scope: not used, as natively.

        Raises:
          ValueError: one is neither a bool, a number nor a string.
        """
        message = hparam_proto.HParamDef()
        for name, (wanted, is_list) in self._hparam_types.items():
            field = self._get_kind_name(wanted, is_list)
            value = getattr(self, name)
            if is_list:
                items = [_for_field(field, item) for item in value]
                getattr(message.hparam[name], field).value.extend(items)
            else:
                setattr(message.hparam[name], field, _for_field(field, value))
        return message

    @staticmethod
    def from_proto(hparam_def: Any, import_scope: Optional[str] = None) -> HParams:
        """Returns the hyperparameters of a ``HParamDef`` protocol buffer.

        Args:
          hparam_def: the protocol buffer.
          import_scope: not used, as natively.
        """
        return HParams(hparam_def=hparam_def)

    @staticmethod
    def _get_kind_name(param_type: type, is_list: bool) -> str:
        """Names the field for a type; collections of hyperparameters override it."""
        for kinds, kind in _KINDS:
            if issubclass(param_type, kinds):
                return f"{kind}_list" if is_list else f"{kind}_value"
        raise ValueError(f"Unsupported parameter type: {param_type}")


def _from_field(field: str, value: Any) -> Any:
    return value.decode("utf-8") if field.startswith("bytes") else value


def _for_field(field: str, value: Any) -> Any:
    is_text = field.startswith("bytes") and isinstance(value, str)
    return value.encode("utf-8") if is_text else value
