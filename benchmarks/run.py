"""Measures everything and prints a table: ``python3 benchmarks/run.py``.

With ``--write`` the figures go into ``docs/benchmarks.json`` too, from which the site's page is
made; ``--only export.py`` measures by that script alone, and leaves the other figures there.
"""

import argparse
import datetime
import json
import operator
import os
import platform
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
    ("restart.py", NEW),
    ("catalog.py", NEW),
    ("imports.py", NEW),
    ("imports.py", OLD),
    ("contrib_training.py", NEW),
    ("startup.py", NEW),
]
COMPARE = {"<=": operator.le, ">=": operator.ge}
RESULTS = HERE.parent / "docs" / "benchmarks.json"


def python(environment):
    """Returns the interpreter of an environment of tox's."""
    name = "Scripts" if os.name == "nt" else "bin"
    return HERE.parent / ".tox" / environment / name / "python"


def figures(script, environment, *arguments):
    """Runs a script in one environment and returns what it printed."""
    command = [str(python(environment)), str(HERE / script), *arguments]
    output = subprocess.check_output(command, universal_newlines=True)
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


def migration():
    """Returns what the migration tool takes over the sources of TensorFlow 1.15."""
    (sources,) = python(OLD).parents[1].glob("lib/python*/site-packages/tensorflow_core")
    return figures("migrate.py", NEW, str(sources), str(python(OLD)))


#: What takes more than one environment, by its script: the title of where, and the function.
ACROSS = {
    "training.py": (f"{NEW} / {MIDDLE}", training),
    "contrib_import.py": (f"{NEW} / {OLD}", contrib_import),
    "migrate.py": (NEW, migration),
}


def measured(only):
    """Returns all figures, or those of one script, as rows of the results.

    Args:
      only: the script's name, or None.
    """
    found = []
    for script, name in SCRIPTS:
        if only in (None, script):
            found.append((script, name, figures(script, name)))
    for script, (title, measure) in ACROSS.items():
        if only in (None, script):
            found.append((script, title, measure()))
    return [
        {"script": script, "where": where, "figure": figure, "measured": value, "wanted": wanted}
        for script, where, by_name in found
        for figure, (value, *wanted) in by_name.items()
    ]


def is_met(row):
    """Tells whether a figure is as wanted."""
    sign, wanted = row["wanted"]
    return COMPARE[sign](row["measured"], wanted)


def write(rows, only, path=RESULTS):
    """Puts figures into the file of results, in place of those of the same scripts."""
    kept = json.loads(path.read_text(encoding="utf-8"))["rows"] if only and path.exists() else []
    results = {
        "date": datetime.date.today().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "rows": [row for row in kept if row["script"] != only] + rows,
    }
    path.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def main():
    """Makes the environments, measures, prints; exits with 1 where a figure is not as wanted."""
    scripts = sorted({script for script, _ in SCRIPTS} | set(ACROSS))
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the figures into the docs")
    parser.add_argument("--only", choices=scripts, help="measure by this script alone")
    options = parser.parse_args()
    executables = launcher.environment("tox")
    launcher.install(executables, *test.TOX)
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], *test.interpreters().values()])
    os.environ.update(UV_PYTHON_DOWNLOADS="never", TF_CPP_MIN_LOG_LEVEL="3")
    names = ",".join([OLD, MIDDLE, NEW])
    if launcher.run([str(executables / "tox"), "run", "--notest", "-q", "-e", names]):
        return 1
    rows = measured(options.only)
    if options.write:
        write(rows, options.only)
    print("{:<26} {:<46} {:>9}   {}".format("environment", "figure", "measured", "wanted"))
    for row in rows:
        mark = "" if is_met(row) else "  MISSED"
        sign, wanted = row["wanted"]
        print(
            f"{row['where']:<26} {row['figure']:<46} {row['measured']:>9.3f}   "
            f"{sign} {wanted}{mark}"
        )
    return int(not all(map(is_met, rows)))


if __name__ == "__main__":
    sys.exit(main())
