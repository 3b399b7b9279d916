"""Runs tests, or imports modules, and writes what became of each: ``run_suite.py OUT NAME ...``.

A name is that of a module with tests, or of a package with ``/`` behind it, all modules of which
are imported but for those whose file matches a name that starts with ``!``. Everything is below the
working directory. Nothing in here is of this package.
"""

import fnmatch
import importlib
import json
import sys
import traceback
import unittest
from pathlib import Path


class Outcomes(unittest.TextTestResult):
    """Keeps what became of each test."""

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.found = {}

    def addSuccess(self, test):
        super().addSuccess(test)
        self.found[test.id()] = "ok"

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.found[test.id()] = "skipped"

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.found[test.id()] = "failed"

    def addError(self, test, err):
        super().addError(test, err)
        self.found[test.id()] = "failed"


def modules(package, without):
    """Yields the name of each module of a package whose file matches no pattern of ``without``."""
    for path in sorted(Path(package).rglob("*.py")):
        if any(fnmatch.fnmatch(path.as_posix(), pattern) for pattern in without):
            continue
        parts = path.with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def forget_flags():
    """Forgets the flags of programs: each module that defines some is a program of its own."""
    flags = sys.modules.get("absl.flags")
    for flag in list(flags.FLAGS) if flags else []:
        delattr(flags.FLAGS, flag)


def imported(name):
    """Imports a module; returns what became of that."""
    forget_flags()
    try:
        importlib.import_module(name)
    except Exception:
        traceback.print_exc()
        return "failed"
    return "ok"


def main(out, names):
    """Runs what is named and writes the outcomes as JSON."""
    found = {}
    without = [name[1:] for name in names if name.startswith("!")]
    for name in names:
        if name.startswith("!"):
            continue
        if name.endswith("/"):
            found.update({module: imported(module) for module in modules(name[:-1], without)})
        else:
            # By its module: a package may have deleted what leads to it, as TensorFlow's did.
            tests = unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module(name))
            found.update(unittest.TextTestRunner(resultclass=Outcomes).run(tests).found)
    Path(out).write_text(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
