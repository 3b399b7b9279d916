"""Runs the tests on every Python that this machine has: ``python3 tools/test.py [tox arguments]``.

It installs tox and uv into ``.venv/tox``, finds the interpreters (on PATH, in pyenv, in uv's own
place) and runs the environments of tox.ini that they can run. Where none of those runs the full
battery, the newest one does. An environment whose interpreter is there must pass: none is skipped.
With ``--require-full`` in front, the three environments of the full battery must be among them, and
cover enough of the code together.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Dict, Iterator, List

import launcher

TOX = ("tox>=4.24", "tox-uv>=1.25")
FULL = ("tf115", "tf215", "tf221")
# How much of statements and branches the environments have to take together, in per cent.
COVERED = "95"
# How much is shown again of what failed: of each stream, the last lines.
SHOWN = 60
# What has no Python in its name, and needs this one.
ALL_ON = {"oldest": "py37", "crash": "py313", "docs": "py313"}


def interpreters() -> Dict[str, str]:
    """Returns the directory of each CPython 3 found that starts, by its factor (``py313``)."""
    pyenv = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    places = [str(Path(sys.executable).resolve().parent)]
    places += os.environ.get("PATH", "").split(os.pathsep)
    places += sorted(str(place) for place in pyenv.glob("*/bin"))
    found: Dict[str, str] = {}
    for place in places:
        for path in sorted(Path(place).glob("python3.*")):
            version = re.fullmatch(r"python3\.(\d+)(\.exe)?", path.name)
            factor = "py3" + version.group(1) if version else None
            # A pyenv shim may be there and yet refuse to start.
            if factor and factor not in found and _starts(path):
                found[factor] = place
    return found


def _starts(path: Path) -> bool:
    command = [str(path), "-c", "import venv"]
    return not subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def runnable(environments: List[str], factors: List[str]) -> List[str]:
    """Picks the environments that the interpreters can run, one of them with the full battery."""
    default = [name for name in environments if not name.endswith("-full")]
    needed = {name: ALL_ON.get(name, name.split("-")[0]) for name in default}
    chosen = [name for name in default if {needed[name]} & {name, *factors}]
    tests = [name for name in chosen if "-" in name]
    if tests and not any(name.endswith(FULL) for name in tests):
        newest = max(tests, key=lambda name: int(re.sub(r"\D", "", name.split("-tf")[1])))
        chosen[chosen.index(newest)] = newest + "-full"
    return chosen


def copy_of_1_15(executables: Path) -> int:
    """Makes the copy of TensorFlow 1.15's contrib that the environments share.

    uv gets the wheel that py37-tf115 needs too, so that both cost one download, or none where it is
    in uv's cache.

    Args:
      executables: those of an environment with uv.

    Returns:
      0, or the exit code of what failed.
    """
    os.environ.setdefault("TF_CONTRIB_CACHE", str(launcher.ROOT / ".tox" / "contrib"))
    path = str(launcher.ROOT / "compat")
    fetch = [str(executables / "python"), "-m", "contrib_compat.cli", "fetch"]
    if launcher.run([*fetch, "--check"], PYTHONPATH=path) == 0:
        return 0
    with tempfile.TemporaryDirectory(prefix="tf115-") as unpacked:
        install = [str(executables / "uv"), "pip", "install", "--quiet", "--no-deps"]
        install += ["--only-binary=:all:", "--python-platform=linux", "--python-version=3.7"]
        code = launcher.run([*install, "--target", unpacked, "tensorflow==1.15.5"])
        return code or launcher.run([*fetch, "--from", unpacked], PYTHONPATH=path)


def failures(results: Dict[str, Any]) -> Iterator[str]:
    """Yields how each command ended that failed, which stands far above where many run at once.

    Args:
      results: what tox writes with ``--result-json``.
    """
    for name, environment in sorted(results.get("testenvs", {}).items()):
        for command in [*environment.get("setup", []), *environment.get("test", [])]:
            if not command["retcode"]:
                continue
            yield f"--- {name}: {' '.join(command['command'])}: exit code {command['retcode']}"
            for stream in ("output", "err"):
                yield from command[stream].splitlines()[-SHOWN:]


def main(arguments: List[str]) -> int:
    """Runs tox and returns its exit code."""
    launcher.require_python(10, "tools/test.py")
    required = arguments[:1] == ["--require-full"]
    executables = launcher.environment("tox")
    launcher.install(executables, *TOX)
    tox = str(executables / "tox")
    listed = subprocess.check_output([tox, "list", "--no-desc", "-q"], universal_newlines=True)
    found = interpreters()
    chosen = runnable(
        re.findall(
            r"^(?:lint|oldest|units|crash|browser|docs|coverage|py\S+)$", listed, re.MULTILINE
        ),
        sorted(found),
    )
    if not any(name.startswith("py") for name in chosen):
        print("No environment of tox.ini can run: found", ", ".join(sorted(found)) or "no Python")
        return 1
    missing = [end for end in FULL if not any(name.endswith(end) for name in chosen)]
    if required and missing:
        print("No interpreter for the full battery on", ", ".join(missing))
        return 1
    print("Interpreters: {}\nEnvironments: {}".format(", ".join(sorted(found)), ", ".join(chosen)))
    os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", ""), *found.values()])
    os.environ["UV_PYTHON_DOWNLOADS"] = "never"
    if required:
        os.environ["TF_CONTRIB_COMPAT_COVERED"] = COVERED
    code = copy_of_1_15(executables)
    if code:
        return code
    parallel = ["run-parallel", "--parallel", "auto", "--parallel-no-spinner"]
    results = launcher.ROOT / ".tox" / "results.json"
    parallel += ["--result-json", str(results), "-e", ",".join(chosen)]
    if results.exists():  # Those of an earlier run; Python 3.7's unlink knows no missing_ok.
        results.unlink()
    code = launcher.run([tox, *parallel, *arguments[required:]])
    if code and results.is_file():
        print(*failures(json.loads(results.read_text(encoding="utf-8"))), sep="\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
