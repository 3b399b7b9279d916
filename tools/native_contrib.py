"""Looks the route table's symbols up in native ``tf.contrib``, on TensorFlow 1.15.

``python tools/native_contrib.py`` writes down what every public path of the table and of census.tsv
leads to: its kind and its arguments, in tests/compat/routes/native.json. Tests compare with that
what this package shows, and whether a successor takes the same arguments.

With ``--check`` nothing is written, and the exit code is 1 where the table isn't native's: a symbol
that was in 1.15 has to be there by one of its paths, and to be of the table's kind; one that left
before is there by no public path; what a package lists is in the table; the record is up to date.
"""

import argparse
import importlib
import inspect
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "tests" / "compat" / "routes" / "native.json"
NATIVE = "tensorflow.contrib"
_STARS: dict = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}


def kind(value):
    """Returns what the table calls a thing: a class, function, constant or module."""
    if inspect.ismodule(value):
        return "module"
    if inspect.isclass(value):
        return "class"
    return "function" if callable(value) else "constant"


def arguments(value):
    """Returns the names of what a function or class takes, with ``=`` where they may be left out.

    Returns:
      A list of texts; None for what can't be inspected.
    """
    try:
        parameters = inspect.signature(value).parameters.values()
    except (TypeError, ValueError):
        return None
    return [
        _STARS.get(one.kind, "") + one.name + ("" if one.default is one.empty else "=")
        for one in parameters
    ]


def takes(today, natively):
    """Tells whether arguments, as :func:`arguments` gives them, go for those of native contrib.

    Each has to be there by its name, and in the same order.
    """
    names = [name.rstrip("=") for name in today]
    wanted = [name.rstrip("=") for name in natively if name[0] != "*"]
    if any(name.startswith("**") for name in names):
        wanted = [name for name in wanted if name in names]
    return [name for name in names if name in wanted] == wanted


def look_up(path, root=NATIVE):
    """Returns what a path below ``tf.contrib`` leads to, by attributes and by imports.

    Args:
      path: the path, which may end in a star.
      root: the contrib tree to look in.

    Raises:
      ImportError: it leads nowhere.
    """
    name, found = root, importlib.import_module(root)
    for part in filter(None, path.rstrip(".*").split(".")):
        name = f"{name}.{part}"
        try:
            found = getattr(found, part)
        except (AttributeError, ImportError):
            found = importlib.import_module(name)
    return found


def facts(paths):
    """Returns kind and arguments of what each path leads to, if it leads somewhere."""
    there = {}
    for path in sorted(paths):
        try:
            found = look_up(path)
        except ImportError:
            continue
        there[path] = [kind(found)]
        if there[path][0] in ("class", "function"):
            there[path].append(arguments(found))
    return there


def differences(routes):
    """Yields sentences that say where the table and native contrib don't agree."""
    for route in routes.TABLE.values():
        there = facts(f"{module}.{route.name}" for module in route.modules)
        was_in_1_15 = route.until == routes.route.LAST_RELEASE
        if was_in_1_15 and not there:
            yield f"{route.full_name}: is not there"
        for path, (found, *_) in there.items():
            if not was_in_1_15:
                if "python" in path.split("."):
                    continue  # What left the public paths may still lie where it was made.
                yield f"{path}: is there, and left with {route.until} for the table"
            elif found != route.kind:
                yield f"{path}: is a {found}, and a {route.kind} for the table"
    for package in routes.packages():
        native = getattr(importlib.import_module(NATIVE), package, None)
        for name in getattr(native, "__all__", ()):
            if name not in routes.in_module(package):
                yield f"{package}.{name}: is not in the table"


def record(routes):
    """Returns the text of the record."""
    import figures

    there = facts({*figures.public_paths(routes), *figures.census()})
    lines = (f"{json.dumps(path)}: {json.dumps(fact)}" for path, fact in there.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main():
    """Writes the record, or with ``--check`` compares; returns 1 where something isn't the same."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "compat")]
    from contrib_compat import routes

    dir(importlib.import_module(NATIVE))  # A part loaded before the whole would hide its names.
    text = record(routes)
    if not options.check:
        RECORD.write_text(text, encoding="utf-8")
        return 0
    told = list(differences(routes))
    if RECORD.read_text(encoding="utf-8") != text:
        told.append(f"{RECORD.name} is out of date")
    print("".join(line + "\n" for line in told), end="")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
