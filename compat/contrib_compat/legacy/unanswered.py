"""Names and modules that the legacy tree hasn't got: ordinary errors that say what to do.

They speak of ``tf.contrib``, whatever the program's name for the tree is.
"""

from __future__ import annotations

import sys
from types import FrameType, ModuleType
from typing import Optional

from contrib_compat import routes
from contrib_compat.routes.route import FETCH, LOST


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
    advice = _advice(path, name)
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
    if not _is_being_imported():
        return None
    package, _, name = path.rpartition(".")
    shown = getattr(sys.modules.get(fullname.rpartition(".")[0]), name, None)
    if isinstance(shown, ModuleType):
        advice: Optional[str] = f"write `from {_in_words(package)} import {name}`, as on 1.15"
    else:
        advice = _advice(package, name)
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


def _is_being_imported() -> bool:
    """Tells whether the finder is asked for an import, and not for a look."""
    frame: Optional[FrameType] = sys._getframe(3)
    while frame is not None and frame.f_code.co_filename.startswith("<frozen importlib._bootstrap"):
        if frame.f_code.co_name == "_find_and_load_unlocked":
            return True
        frame = frame.f_back
    return False
