"""Names in a text by which tests replace things, as ``mock.patch("tensorflow.Session")`` does."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any, Callable, Dict, Optional, Tuple

# What stands between a program and the look-up: it asks for the program.
_TOOLS = ("unittest", "mock", "pytest_mock", "_pytest")

Find = Callable[[], Any]


class Targets:
    """Has tools for tests find what the program that calls them sees by a name."""

    def __init__(
        self, sees: Callable[[FrameType], bool], find: Callable[[str], Optional[Find]]
    ) -> None:
        """Touches nothing before :meth:`arrived`.

        Args:
          sees: tells whether what runs in a frame is the program's.
          find: takes the full name of what has the attribute that is replaced, and returns what
            finds it; None where a program sees what everybody sees.
        """
        self._sees = sees
        self._find = find
        # What looks names up, with the last name of the module that shows it to be complete.
        self._waiting: Dict[str, Tuple[str, Callable[[Any], None]]] = {
            "unittest.mock": ("patch", self._follow_mock),
            "mock.mock": ("patch", self._follow_mock),
            "_pytest.monkeypatch": ("MonkeyPatch", self._follow_monkeypatch),
        }

    def arrived(self) -> None:
        """Has the modules that are imported follow the program from now on."""
        for name, (last, follow) in list(self._waiting.items()):
            if hasattr(sys.modules.get(name), last):
                del self._waiting[name]
                follow(sys.modules[name])

    def _follow_mock(self, mock: Any) -> None:
        get_target, patch = mock._get_target, mock.patch
        multiple, dictionary = patch.multiple, patch.dict

        def get_target_as_seen(target: str) -> Tuple[Find, str]:
            getter, attribute = get_target(target)
            return self._finder(target.rpartition(".")[0]) or getter, attribute

        def multiple_as_seen(target: Any, *arguments: Any, **attributes: Any) -> Any:
            return multiple(self._found(target), *arguments, **attributes)

        def dict_as_seen(in_dict: Any, *arguments: Any, **values: Any) -> Any:
            return dictionary(self._found(in_dict), *arguments, **values)

        mock._get_target = get_target_as_seen
        patch.multiple, patch.dict = multiple_as_seen, dict_as_seen

    def _follow_monkeypatch(self, monkeypatch: Any) -> None:
        derive = monkeypatch.derive_importpath

        def derive_as_seen(import_path: str, raising: bool) -> Tuple[str, Any]:
            home, _, attribute = import_path.rpartition(".")
            find = self._finder(home)
            if find is None:
                derived: Tuple[str, Any] = derive(import_path, raising)
                return derived
            target = find()
            if raising:
                monkeypatch.annotated_getattr(target, attribute, ann=home)
            return attribute, target

        monkeypatch.derive_importpath = derive_as_seen

    def _found(self, target: Any) -> Any:
        """Returns what a text names for the program, or the target as it is."""
        find = self._finder(target) if isinstance(target, str) else None
        return find() if find else target

    def _finder(self, path: str) -> Optional[Find]:
        """Returns what finds a name for the program; None where no program asks, or all see one."""
        asking = sys._getframe(1)
        while asking.f_back and self._is_between(asking):
            asking = asking.f_back
        return self._find(path) if self._sees(asking) else None

    def _is_between(self, frame: FrameType) -> bool:
        module = frame.f_globals.get("__name__") or ""
        is_tools = module == __name__ or module.partition(".")[0] in _TOOLS
        return is_tools and not self._sees(frame)
