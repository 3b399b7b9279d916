"""What a program used of its time, and what replaces it: said when it ends."""

from __future__ import annotations

import os
from types import FrameType, ModuleType
from typing import Any, Callable, Dict, List, Optional

from contrib_compat.legacy.observer import Observer


class Use:
    """How a name was used: how often it was looked up, and first on which line."""

    def __init__(self) -> None:
        self.count = 0
        self.first: Optional[str] = None

    def add(self, frame: Optional[FrameType]) -> None:
        """Counts one more."""
        self.count += 1
        if self.first is None and frame is not None:
            self.first = f"{os.path.relpath(frame.f_code.co_filename)}:{frame.f_lineno}"


class Report(Observer):
    """What a program used.

    Attributes:
      contrib: the names of ``tf.contrib``, by their full name below it.
      missing: those that were missing.
      period: what the period layer answered, by part and name.
      process: sentences about what was done to the process as a whole.
      hidden: how many lines of TensorFlow's own were not shown.
    """

    def __init__(self, sees: Callable[[FrameType], bool]) -> None:
        """Makes an empty report.

        Args:
          sees: tells whether what runs in a frame is the program's.
        """
        self._sees = sees
        self.contrib: Dict[str, Use] = {}
        self._instead: Dict[str, str] = {}
        self.missing_names: Dict[str, Use] = {}
        self.period: Dict[str, Dict[str, Use]] = {}
        self.process: List[str] = []
        self.hidden = 0

    def found(self, path: str, name: str, value: Any, asking: FrameType) -> None:
        """Counts a name of ``tf.contrib`` that the program looked up."""
        if isinstance(value, ModuleType) or name.startswith("_") or not self._sees(asking):
            return
        from contrib_compat import routes  # It is there by now: it told where the name is.

        route = routes.in_module(path).get(name)
        full_name = route.full_name if route else f"{path}.{name}"
        self.contrib.setdefault(full_name, Use()).add(asking)
        if route and route.warns:
            self._instead[full_name] = route.instead

    def missing(self, path: str, name: str, error: BaseException, asking: FrameType) -> None:
        """Counts one that is missing, and has its traceback say where to ask."""
        if not self._sees(asking):
            return
        full_name = f"{path}.{name}".lstrip(".")
        self.missing_names.setdefault(full_name, Use()).add(asking)
        # As add_note() of Python 3.11 does; `tracebacks` shows it where Python doesn't.
        error.__notes__ = [f"`tf-contrib explain {full_name}` tells more."]  # type: ignore[attr-defined]

    def answered(self, part: str, name: str, asking: FrameType) -> None:
        """Counts a name that the period layer answered."""
        self.period.setdefault(part, {}).setdefault(name, Use()).add(asking)

    def hide(self) -> None:
        """Counts a line that was not shown."""
        self.hidden += 1

    def is_empty(self) -> bool:
        """Tells whether there is nothing to say."""
        return not (self.contrib or self.missing_names or self.period or self.process)

    def as_json(self) -> Dict[str, Any]:
        """Returns all of it, for a file."""
        return {
            "contrib": [
                {**_used(name, use), "instead": self._instead.get(name)}
                for name, use in _by_count(self.contrib)
            ],
            "missing": [_used(name, use) for name, use in _by_count(self.missing_names)],
            "period": [
                {"part": part, **_used(name, use)}
                for part in sorted(self.period)
                for name, use in _by_count(self.period[part])
            ],
            "process": self.process,
            "hidden": self.hidden,
        }

    def lines(self) -> List[str]:
        """Returns what is printed."""
        found = []
        for title, names in (
            ("Names of tf.contrib that were used", self.contrib),
            ("Names of tf.contrib that are missing", self.missing_names),
        ):
            if names:
                found.append(f"{title}:")
            for name, use in _by_count(names):
                instead = self._instead.get(name)
                found.append(f"  tf.contrib.{name}  {_times(use)}" + _advice(instead))
        for part in sorted(self.period):
            uses = _by_count(self.period[part])
            listed = ", ".join(f"{name} ({use.count})" for name, use in uses)
            found.append(f"Names of the time, {part} (--without {part} leaves them out): {listed}")
        if self.hidden:
            found.append(
                f"Deprecation lines of TensorFlow's own that were not shown: {self.hidden} "
                "(--warnings all shows them)"
            )
        return [*found, *self.process]


def _by_count(names: Dict[str, Use]) -> Any:
    return sorted(names.items(), key=lambda item: (-item[1].count, item[0]))


def _used(name: str, use: Use) -> Dict[str, Any]:
    return {"name": name, "count": use.count, "first": use.first}


def _times(use: Use) -> str:
    times = "once" if use.count == 1 else f"{use.count} times"
    return f"{times}, first at {use.first}" if use.first else times


def _advice(instead: Optional[str]) -> str:
    return f": {instead}" if instead else ""
