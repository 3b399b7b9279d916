"""Measures everything and prints a table: ``python3 benchmarks/run.py``."""

import json
import operator
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

import launcher  # noqa: E402
import test  # noqa: E402

OLD, MIDDLE, NEW = "py37-tf115", "py311-tf215", "py313-tf221"
SCRIPTS = [
    ("export.py", NEW),
    ("export.py", OLD),
    ("publishing.py", NEW),
    ("publishing.py", OLD),
    ("dispatch.py", OLD),
    ("deprecated_call.py", NEW),
    ("deprecated_call.py", OLD),
    ("event_files.py", NEW),
    ("event_files.py", OLD),
    ("catalog.py", NEW),
    ("imports.py", NEW),
    ("imports.py", OLD),
    ("contrib_training.py", NEW),
    ("startup.py", NEW),
]
COMPARE = {"<=": operator.le, ">=": operator.ge}


def figures(script, environment):
    """Runs a script in one environment and returns what it printed."""
    name = "Scripts" if os.name == "nt" else "bin"
    python = HERE.parent / ".tox" / environment / name / "python"
    output = subprocess.check_output([str(python), str(HERE / script)], universal_newlines=True)
    return json.loads(output.strip().splitlines()[-1])


def training():
    """Returns the median ratio of steps per second, new over middle, of runs in turn."""
    key, ratios = "steps per second", []
    for _ in range(5):
        middle, new = (figures("training.py", name)[key] for name in (MIDDLE, NEW))
        ratios.append(new / middle)
    return {"DNNClassifier steps/s, 2.21 / 2.15": [statistics.median(ratios), ">=", 1]}


def contrib_import():
    """Returns the processor time of importing tf.contrib.layers, from a copy over native."""
    key = "CPU seconds"
    native, copied = (figures("contrib_import.py", name)[key] for name in (OLD, NEW))
    return {"import tf.contrib.layers, 2.21 / 1.15": [copied / native, "<=", 1.3]}


def main():
    """Makes the environments, measures, prints; exits with 1 where a figure is not as wanted."""
    executables = launcher.environment("tox")
    launcher.install(executables, *test.TOX)
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], *test.interpreters().values()])
    os.environ.update(UV_PYTHON_DOWNLOADS="never", TF_CPP_MIN_LOG_LEVEL="3")
    names = ",".join([OLD, MIDDLE, NEW])
    if launcher.run([str(executables / "tox"), "run", "--notest", "-q", "-e", names]):
        return 1
    rows = [(name, figures(script, name)) for script, name in SCRIPTS]
    rows.append((f"{NEW} / {MIDDLE}", training()))
    rows.append((f"{NEW} / {OLD}", contrib_import()))
    missed = 0
    print("{:<26} {:<46} {:>9}   {}".format("environment", "figure", "measured", "wanted"))
    for name, measured in rows:
        for figure, (value, sign, wanted) in measured.items():
            met = COMPARE[sign](value, wanted)
            missed += not met
            mark = "" if met else "  MISSED"
            print(f"{name:<26} {figure:<46} {value:>9.3f}   {sign} {wanted}{mark}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
