"""What ``tf-contrib explain`` says about a name: a few lines of text."""

from __future__ import annotations

from typing import List, Optional, Tuple

from contrib_compat import routes
from contrib_compat.catalog import asked
from contrib_compat.catalog.facts import releases, works
from contrib_compat.routes.distributions import with_package
from contrib_compat.routes.route import Route

_WORKS = {
    "here": "yes, tf_contrib answers it",
    "natively": "yes, TensorFlow 1.15 has it",
    "with copy": "with TensorFlow 1.15's own file: `tf-contrib fetch` brings it",
    "no": "no, and it is not in TensorFlow 1.15 either",
}
#: What names begin with that are TensorFlow's own.
_TENSORFLOW = ("tf", "tensorflow")
_NOTHING = "nothing of TensorFlow takes its place"


def explain(name: str, release: Tuple[int, int]) -> Optional[str]:
    """Returns what to know about a name on a TensorFlow, or None if nothing is known.

    Args:
      name: a part of tf.contrib, as programs write it.
      release: major and minor number of the TensorFlow.
    """
    found = asked.find(asked.path(name))
    if found is None:
        return None
    if found.route is None:
        return _module(found.path)
    if not found.route.modules[0]:
        return "\n\n".join([_symbol(found.route, "", release), _module(found.path)])
    return _symbol(found.route, found.member, release)


def unknown(name: str, release: Tuple[int, int]) -> str:
    """Says that nothing is known of a name, and what comes near.

    Args:
      name: a part of tf.contrib, as programs write it.
      release: major and minor number of the TensorFlow.
    """
    path = asked.path(name)
    is_tensorflows = path.partition(".")[0].lower() in _TENSORFLOW
    text = f"nothing is known of tf.contrib.{path}"
    if is_tensorflows:
        text = f"{path} is no part of tf.contrib"
    meant = asked.spelled(path)
    module, _, last = path.rpartition(".")
    hint = f"did you mean tf.contrib.{meant}?" if meant else None
    if not meant and not is_tensorflows:
        hint = routes.hint(module, last, release)
    return f"{text}: {hint}" if hint else text


def _symbol(route: Route, member: str, release: Tuple[int, int]) -> str:
    lines = [f"tf.contrib.{route.full_name}, a {route.kind} ({releases(route)})"]
    if member:
        lines.append(_line("asked for", f".{member} of this class"))
    target = ".".join(map(str, release))
    lines.append(_line("works", f"{_works(route, release)} (TensorFlow {target})"))
    lines.append(_line("today", _today(route, release)))
    if route.signature and route.successor_on(release):
        lines.append(_line("arguments", route.signature))
    for one in route.before:
        renamed = "".join(f"; {was} is {today} now" for was, today in one.renamed)
        lines.append(_line("before", f"{one.span}: {route.name}({one.written}){renamed}"))
    others = [module for module in route.modules[1:] if module]
    lines.extend(_line("also in", f"tf.contrib.{module}") for module in others)
    return "\n".join(lines)


def _works(route: Route, release: Tuple[int, int]) -> str:
    if route.lacks_kernels_on(release):
        return f"at most in part: {route.without_kernels}"
    return _WORKS[works(route, release)]


def _today(route: Route, release: Tuple[int, int]) -> str:
    instead = route.instead_on(release)
    if not instead:
        return _NOTHING
    return with_package(instead, route.successor_on(release))


def _module(path: str) -> str:
    names: List[str] = []
    for module in routes.paths(path.partition(".")[0]):
        below = module[len(path) :]
        if module == path:
            names.extend(routes.in_module(module))
        elif not path or below.startswith("."):
            names.append(below.lstrip(".").partition(".")[0])
    title = f"tf.contrib.{path}" if path else "tf.contrib"
    listed = ", ".join(sorted(dict.fromkeys(names)))
    return f"{title}, a module in which the table knows: {listed}"


def _line(title: str, text: str) -> str:
    return f"  {title + ':':<10} {text}"
