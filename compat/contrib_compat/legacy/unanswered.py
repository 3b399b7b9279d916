"""Names and modules that the legacy tree hasn't got: ordinary errors that say what to do.

They speak of ``tf.contrib``, whatever the program's name for the tree is.
"""

from __future__ import annotations

import sys
from itertools import takewhile
from types import FrameType, ModuleType
from typing import Any, Iterator, List, Optional, Sequence, Tuple

from contrib_compat import routes
from contrib_compat.routes.distributions import with_package
from contrib_compat.routes.route import FETCH, GONE, LAST_RELEASE, LOST

#: Of how many names that are imported at once is told what to do.
_NAMED = 3


def name_error(module: ModuleType, path: str, name: str, asking: FrameType) -> Exception:
    """Makes the error for an attribute that a module hasn't got.

    Args:
      module: the module.
      path: its path below ``tf.contrib``.
      name: the attribute's name.
      asking: the frame that asked for it.

    Returns:
      An AttributeError; an ImportError where ``from ... import name`` asks and there is something
      to say, since of an AttributeError Python would keep nothing.
    """
    text = f"module {_in_words(path)!r} has no attribute {name!r}"
    advice = _of_names(f"{path}.{name}".lstrip("."), _attributes(asking))
    advice = advice or _advice(path, name)
    if advice is None:
        return AttributeError(text)
    if _is_from_import(asking):
        text = f"cannot import name {name!r} from {_in_words(path)!r}: {advice}"
        return ImportError(text, name=module.__name__, path=getattr(module, "__file__", None))
    error = AttributeError(f"{text}: {advice}")
    # An error that knows its object and no name is one to which Python 3.10 and newer add neither,
    # and so no second "Did you mean".
    error.obj = module
    return error


def module_error(fullname: str, path: str) -> Optional[ImportError]:
    """Makes the error for the import of a module that isn't there, if there is something to say.

    Args:
      fullname: the name to import.
      path: its path below ``tf.contrib``.

    Returns:
      A ModuleNotFoundError; None if nothing is known of the module, or if it is only looked for, as
      by ``importlib.util.find_spec``, to which None is the answer.
    """
    asking = _importing()
    if asking is None:
        return None
    package, _, name = path.rpartition(".")
    shown = getattr(sys.modules.get(fullname.rpartition(".")[0]), name, None)
    if isinstance(shown, ModuleType):
        advice: Optional[str] = f"write `from {_in_words(package)} import {name}`, as on 1.15"
    else:
        advice = (
            _of_names(path, _imported(fullname, asking))
            or _advice(package, name)
            or _of_package(path)
        )
    if advice is None:
        return None
    return ModuleNotFoundError(f"No module named {_in_words(path)!r}: {advice}", name=fullname)


def _in_words(path: str) -> str:
    return f"tf.contrib.{path}" if path else "tf.contrib"


def _advice(path: str, name: str) -> Optional[str]:
    from contrib_compat.catalog.release import release
    from contrib_compat.legacy.itself import serving

    known = name in routes.in_module(path)
    brings = _what_brings()
    if not known and f"{path}.{name}".lstrip(".") in serving.modules():
        return brings
    hint = routes.hint(path, name, release(None), brings)
    return f"{hint} (`tf-contrib explain {_in_words(path)}.{name}`)" if hint and known else hint


def _of_names(path: str, names: Sequence[str]) -> Optional[str]:
    """Advises on what a program takes from a module that it can't have, by the symbols' own lines.

    Args:
      path: the module's path below ``tf.contrib``.
      names: what is taken, each perhaps with a module before it: ``("crf_decode", "a.b.c")``.
    """
    from contrib_compat.catalog.release import release

    places = [f"{path}.{name}".rpartition(".") for name in names]
    known = [(module, name) for module, _, name in places if name in routes.in_module(module)]
    if len(known) < 2:
        return _advice(*known[0]) if known else None
    on = release(None)
    found = [routes.in_module(module)[name] for module, name in known]
    told = [
        (route.name, with_package(route.instead_on(on), route.successor_on(on))) for route in found
    ]
    texts = [f"for {name} {instead}" for name, instead in told if instead]
    brings = _what_brings() if any(route.until == LAST_RELEASE for route in found) else GONE
    asked = " ".join(f"{_in_words(module)}.{name}" for module, name in known[:_NAMED])
    return f"{'; '.join([brings, *texts[:_NAMED]])} (`tf-contrib explain {asked}`)"


def _of_package(path: str) -> Optional[str]:
    """Advises on a module of which the table knows symbols, and nothing else is known."""
    package = path.partition(".")[0]
    return _advice("", package) if path in routes.paths(package) else None


def _imported(fullname: str, frame: FrameType) -> List[str]:
    """Returns what a frame imports from a module or from below it: ``["a.f", "a.g"]``.

    Args:
      fullname: the module's name, that of ``m`` in ``from m.a import f, g``.
      frame: the frame that is at the import.
    """
    before, at, _ = _instructions(frame)
    if at is None or before is None or at.opname != "IMPORT_NAME":
        return []
    wanted, names = str(at.argval), before.argval
    if not isinstance(names, tuple) or not f"{wanted}.".startswith(f"{fullname}."):
        return []
    return [f"{wanted}.{name}"[len(fullname) + 1 :] for name in names]


def _attributes(frame: FrameType) -> List[str]:
    """Returns what a frame takes of the attribute that it asks for: ``["a", "a.f"]``."""
    _, _, following = _instructions(frame)
    loads = takewhile(lambda one: one.opname in ("LOAD_ATTR", "LOAD_METHOD"), following)
    chain = [str(one.argval) for one in loads]
    return [".".join(chain[: end + 1]) for end in range(len(chain))]


def _instructions(frame: FrameType) -> Tuple[Any, Any, Iterator[Any]]:
    """The instruction before the one that a frame is at, that one, and those behind it."""
    import dis

    before = at = None
    following = iter(dis.get_instructions(frame.f_code))
    for one in following:
        before, at = at, one
        if one.offset >= frame.f_lasti:
            break
    return before, at, following


def _what_brings() -> str:
    """Says what is to be said of a name that TensorFlow 1.15's own file has."""
    from contrib_compat.legacy.itself import copy, in_use

    if not in_use.is_served():
        return FETCH
    root = None if in_use.is_native() else in_use.copy_in_use()
    return copy.EARLIER if root and copy.lacking(root) else LOST


def _is_from_import(frame: FrameType) -> bool:
    """Tells whether a frame is at the part of ``from ... import name`` that asks for the name."""
    from opcode import opmap

    return frame.f_code.co_code[frame.f_lasti] == opmap["IMPORT_FROM"]


def _importing() -> Optional[FrameType]:
    """Returns the frame that imports what the finder is asked for; None where it is only a look."""
    frame: Optional[FrameType] = sys._getframe(3)
    is_import = False
    while frame is not None and frame.f_code.co_filename.startswith("<frozen importlib._bootstrap"):
        is_import = is_import or frame.f_code.co_name == "_find_and_load_unlocked"
        frame = frame.f_back
    return frame if is_import else None
