"""Measures everything and prints a table: ``python3 benchmarks/run.py``.

All times are of the processor, in milliseconds. With ``--write`` the figures go into
``docs/benchmarks.json`` too, from which the site's page is made; ``--only export.py`` measures by
that script alone, and leaves the other figures there.
"""

import argparse
import datetime
import json
import operator
import os
import platform
import subprocess
import sys
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

import launcher  # noqa: E402
import pairs  # noqa: E402
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
LINE = "{:<26} {:<62} {:>11} {:>11} {:>9} {}"
RESULTS = HERE.parent / "docs" / "benchmarks.json"


def python(environment):
    """Returns the interpreter of an environment of tox's."""
    name = "Scripts" if os.name == "nt" else "bin"
    return HERE.parent / ".tox" / environment / name / "python"


def versions(environment):
    """Returns what an environment runs on: ``"Python 3.13.9, TensorFlow 2.21.0"``."""
    said = subprocess.check_output([str(python(environment)), "-V"], universal_newlines=True)
    found = python(environment).parents[1].glob("lib/python*/site-packages/tensorflow-*.dist-info")
    (release,) = {path.name[: -len(".dist-info")].split("-")[1] for path in found}
    return f"{said.strip()}, TensorFlow {release}"


def figures(script, environment, *arguments):
    """Runs a script in one environment and returns what it printed."""
    command = [str(python(environment)), str(HERE / script), *arguments]
    output = subprocess.check_output(command, universal_newlines=True)
    return json.loads(output.strip().splitlines()[-1])


def of_two(script, new, old, turns):
    """Runs a script in two environments in turn, and returns both's processor seconds."""
    key = "CPU seconds"
    return pairs.Sides((figures(script, new)[key], figures(script, old)[key]) for _ in range(turns))


def training():
    """Returns how much faster a DNNClassifier trains on the new TensorFlow than on the middle."""
    steps = of_two("training.py", NEW, MIDDLE, 5)
    return {"DNNClassifier steps/s, 2.21 / 2.15": steps.at_least(1)}


def contrib_import():
    """Returns the processor time of importing tf.contrib.layers, from a copy over native."""
    imported = of_two("contrib_import.py", NEW, OLD, 1)
    return {"import tf.contrib.layers, 2.21 / 1.15": imported.at_most(1.3)}


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


def measurements(only):
    """Returns script, title of where, and a function that measures, for all or for one script.

    Args:
      only: the script's name, or None.
    """
    found = [(script, name, partial(figures, script, name)) for script, name in SCRIPTS]
    found += [(script, title, measure) for script, (title, measure) in ACROSS.items()]
    return [one for one in found if only in (None, one[0])]


def measured(only):
    """Prints each figure as soon as there is one; returns rows of the results, and what failed.

    A script that fails costs the others nothing.

    Args:
      only: the script's name, or None.
    """
    rows, failed = [], []
    print(LINE.format("environment", "figure", "ours", "theirs", "measured", "  wanted"))
    for script, where, measure in measurements(only):
        try:
            by_name = measure()
        except (subprocess.CalledProcessError, ValueError) as error:
            print(f"{where:<26} {script} FAILED: {error}", flush=True)
            failed.append(script)
            continue
        for figure, (value, sign, limit, *sides) in by_name.items():
            row = {"script": script, "where": where, "figure": figure, "measured": value}
            row.update(wanted=[sign, limit], milliseconds=sides)
            rows.append(row)
            show(row)
    return rows, failed


def show(row):
    """Prints a row."""
    sides = [f"{side:.4g} ms" for side in row["milliseconds"]] or ["", ""]
    mark = "" if is_met(row) else "  MISSED"
    wanted = "  {} {}{}".format(*row["wanted"], mark)
    measured = f"{row['measured']:.3f}"
    print(LINE.format(row["where"], row["figure"], *sides, measured, wanted), flush=True)


def is_met(row):
    """Tells whether a figure is as wanted."""
    sign, wanted = row["wanted"]
    return COMPARE[sign](row["measured"], wanted)


def write(rows, scripts, found, path=RESULTS):
    """Puts figures into the file of results, in place of those of the same scripts.

    Args:
      rows: the figures.
      scripts: the names of the scripts that there are; figures of others go.
      found: the versions by environment.
      path: the file.
    """
    new = {row["script"] for row in rows}
    old = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.exists() else []
    kept = [row for row in old if row["script"] in scripts and row["script"] not in new]
    date = datetime.date.today().isoformat()
    results = {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "versions": found,
        "rows": sorted(
            kept + [{**row, "date": date} for row in rows],
            key=lambda row: scripts.index(row["script"]),
        ),
    }
    path.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def main():
    """Makes the environments, measures, prints; exits with 1 where a figure is not as wanted."""
    scripts = list(dict.fromkeys([script for script, _ in SCRIPTS] + list(ACROSS)))
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the figures into the docs")
    parser.add_argument("--only", choices=scripts, help="measure by this script alone")
    options = parser.parse_args()
    executables = launcher.environment("tox")
    launcher.install(executables, *test.TOX)
    os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], *test.interpreters().values()])
    os.environ.update(UV_PYTHON_DOWNLOADS="never", TF_CPP_MIN_LOG_LEVEL="3")
    environments = [OLD, MIDDLE, NEW]
    tox = [str(executables / "tox"), "run", "--notest", "-q", "-e", ",".join(environments)]
    # contrib's own code comes from the copy of 1.15 that the tests take too.
    if launcher.run(tox) or test.copy_of_1_15(executables):
        return 1
    rows, failed = measured(options.only)
    if options.write:
        write(rows, scripts, {name: versions(name) for name in environments})
    return int(bool(failed) or not all(map(is_met, rows)))


if __name__ == "__main__":
    sys.exit(main())
