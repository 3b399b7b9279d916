"""Changes to modules and classes of others that are made together, or not at all."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Callable, List, MutableMapping, MutableSequence, Optional, Type

_ABSENT = object()


class Changes:
    """Makes changes, and takes all of them back if the block that makes them is left by an error.

    Each method does nothing where what it would change is so already. How to take a change back
    is noted before it is made, so that there is no moment at which an interrupt leaves one
    behind; taking back is repeated until no interrupt comes in between.
    """

    def __init__(self) -> None:
        self._undo: List[Callable[[], None]] = []

    def __enter__(self) -> Changes:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        while error is not None and self._undo:
            try:
                self._undo[-1]()
                self._undo.pop()
            except KeyboardInterrupt:
                continue
        self._undo.clear()

    def attribute(self, owner: Any, name: str, value: Any) -> None:
        """Sets an attribute of a module or a class.

        Args:
            owner: The module or class.
            name: The attribute's name.
            value: What it becomes.
        """
        before = vars(owner).get(name, _ABSENT)
        if before is value:
            return

        def undo() -> None:
            if before is not _ABSENT:
                setattr(owner, name, before)
            elif name in vars(owner):
                delattr(owner, name)

        self.undo_by(undo)
        setattr(owner, name, value)

    def item(self, mapping: MutableMapping[Any, Any], key: Any, value: Any) -> None:
        """Sets an entry of a dictionary.

        Args:
            mapping: The dictionary.
            key: The entry's key.
            value: What it becomes.
        """
        if mapping.get(key, _ABSENT) == value:
            return
        self.keep(mapping, key)
        mapping[key] = value

    def keep(self, mapping: MutableMapping[Any, Any], key: Any) -> None:
        """Notes an entry of a dictionary that something else is about to change.

        Args:
            mapping: The dictionary.
            key: The entry's key; it need not be there.
        """
        before = mapping.get(key, _ABSENT)

        def undo() -> None:
            if before is _ABSENT:
                mapping.pop(key, None)
            else:
                mapping[key] = before

        self.undo_by(undo)

    def member(self, sequence: MutableSequence[Any], value: Any, first: bool = False) -> None:
        """Adds a member to a list.

        Args:
            sequence: The list.
            value: The member.
            first: Whether it comes in front of the others, not behind them.
        """
        if value in sequence:
            return

        def undo() -> None:
            if value in sequence:
                sequence.remove(value)

        self.undo_by(undo)
        sequence.insert(0 if first else len(sequence), value)

    def undo_by(self, undo: Callable[[], None]) -> None:
        """Notes how to take back a change that is about to be made.

        Args:
            undo: Takes the change back; does nothing where it has not been made. It may be called
                again after an interrupt.
        """
        self._undo.append(undo)
