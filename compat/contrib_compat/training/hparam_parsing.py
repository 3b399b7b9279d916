"""Hyperparameters written as text, and values made to fit the type of a hyperparameter."""

from __future__ import annotations

import numbers
import re
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, NoReturn, Optional

# name = value or name[index] = value, up to the comma. A value is text without a comma or an
# opening bracket, which may be empty, or a list in brackets. After a value there may be no spaces
# before the comma that a value itself doesn't swallow; after the comma there may be some.
_NAME = r"(?P<name>[a-zA-Z][\w.]*)"
_INDEX = r"(?:\[\s*(?P<at>\d+)\s*\])?"
_VALUE = r"(?:(?P<scalar>[^,\[]*)|\[(?P<elements>[^\]]*)\])"
_CLAUSE = re.compile(rf"{_NAME}{_INDEX}\s*=\s*{_VALUE}(?:$|,\s*)")

_TRUE, _FALSE = ("true", "True"), ("false", "False")


def parse_values(
    values: str, type_map: Mapping[str, Any], ignore_unknown: bool = False
) -> Dict[str, Any]:
    """Reads hyperparameters from a text such as ``"rate=0.1,units=[10,20],names[1]=b"``.

    Stands for ``tf.contrib.training.parse_values`` (TF 1.15). Lists are parted by commas or spaces
    and have no quotes; a bool is ``true``, ``True``, ``false``, ``False`` or a number.

    Args:
      values: assignments, parted by commas.
      type_map: the type of each hyperparameter, of its elements where it is a list; called with the
        text of a value, it returns it or raises a ValueError.
      ignore_unknown: whether names that `type_map` hasn't got are passed over.

    Returns:
      The values by name: a scalar, a list, or for assignments to elements a dictionary of those by
      their index.

    Raises:
      ValueError: something is no assignment, of an unknown name, of the wrong type, or given twice.
    """
    found: Dict[str, Any] = {}
    position = 0
    while position < len(values):
        match = _CLAUSE.match(values, position)
        if match is None:
            raise ValueError(f"Malformed hyperparameter value: {values[position:]}")
        position = match.end()
        clause = _Clause(match["name"], match["at"], match["scalar"], match["elements"], values)
        if clause.name in type_map:
            clause.read_into(found, type_map[clause.name])
        elif not ignore_unknown:
            raise ValueError(f"Unknown hyperparameter type for {clause.name}")
    return found


class _Clause(NamedTuple):
    """One assignment; `whole` is the text that it stands in."""

    name: str
    at: Optional[str]
    scalar: Optional[str]
    elements: Optional[str]
    whole: str

    def read_into(self, found: Dict[str, Any], wanted: Any) -> None:
        """Adds what is assigned."""
        if self.scalar is None:
            value: Any = self._list(wanted, found)
        else:
            value = self._converted(self.scalar, wanted, self.scalar)
        if self.at is None:
            if self.name in found:
                self._fail_as_repeated(self.name)
            found[self.name] = value
            return
        index, by_index = int(self.at), found.setdefault(self.name, {})
        if not isinstance(by_index, dict):
            self._fail_as_repeated(self.name)
        if index in by_index:
            self._fail_as_repeated(f"{self.name}[{index}]")
        by_index[index] = value

    def _list(self, wanted: Any, found: Dict[str, Any]) -> List[Any]:
        if self.at is not None:
            raise ValueError("Assignment of a list to a list index.")
        if self.name in found:
            self._fail_as_repeated(self.name)
        text = self.elements or ""
        elements = re.split("[ ,]", text)
        return [self._converted(element, wanted, text) for element in elements if element]

    def _converted(self, text: str, wanted: Any, shown: str) -> Any:
        convert: Callable[[str], Any] = _bool if wanted is bool else wanted
        try:
            return convert(text)
        except ValueError:
            raise ValueError(
                f"Could not parse hparam '{self.name}' of type '{wanted.__name__}' "
                f"with value '{shown}' in {self.whole}"
            ) from None

    def _fail_as_repeated(self, name: str) -> NoReturn:
        raise ValueError(f"Multiple assignments to variable '{name}' in {self.whole}")


def _bool(text: str) -> bool:
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return bool(int(text))


def cast(name: str, wanted: type, value: Any) -> Any:
    """Returns a value as one of a hyperparameter's type.

    Args:
      name: the hyperparameter.
      wanted: its type; NoneType stands for any.
      value: what it shall be.

    Raises:
      ValueError: that would lose something, as 0.5 for an int, or change what it is, as 1 for a
        bool or a number for a string.
    """
    if type(value) is wanted or wanted is type(None):
        return value
    texts = (str, bytes)
    fits = (
        issubclass(wanted, bool) == isinstance(value, bool)
        and (isinstance(value, texts) or not issubclass(wanted, texts))
        and all(
            isinstance(value, kind) or not issubclass(wanted, kind)
            for kind in (numbers.Integral, numbers.Number)
        )
    )
    if not fits:
        raise ValueError(f"Could not cast hparam '{name}' of type '{wanted}' from value {value!r}")
    return wanted(value)
