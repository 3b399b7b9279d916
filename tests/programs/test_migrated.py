"""The same programs after ``tf-contrib migrate``, run by themselves on the newest TensorFlow.

They take the steps of README's guide, a commit each. ``left.json`` has each program's state:

* ``shim``, ``core``: what the steps leave, as symbols by rule;
* ``reason``: why ``core`` does: the program runs all the same, by ``tf_contrib`` there;
* ``followed``: what a person does besides, after the first step: variables of the environment,
  texts that are replaced; and why.
"""

import contextlib
import io
import json
import multiprocessing
import os
import runpy
import shutil
import sys

import observing
import pytest
from test_programs import check_is_native

STATES = json.loads((observing.HERE / "left.json").read_text())
LIMIT_S = 400
#: The guide's commits, by the step that they end; --with-copy is for what the copy of 1.15 brings.
COMMITS = {
    "shim": [["--to", "shim", "--with-copy"]],
    "core": [
        ["--to", "core"],
        ["--to", "core", "--unsafe-fixes"],
        ["--to", "core", "--unsafe-fixes", "--todo"],
    ],
}


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """The programs after each step, and what the last commit of it left: by step and name."""
    if sys.version_info < (3, 9):
        pytest.skip("the migration tool wants Python 3.9")
    from contrib_compat import cli

    root, left, before = tmp_path_factory.mktemp("steps"), {}, observing.CODE
    for step, commits in COMMITS.items():
        shutil.copytree(str(before), str(root / step))
        before = root / step
        for options in commits:
            told = io.StringIO()
            command = ["migrate", *options, "--write", "--allow-dirty", "--output-format", "json"]
            with contextlib.redirect_stdout(told):
                cli.main([*command, str(before)])
        left[step] = {name: {} for name in observing.names()}
        for file in json.loads(told.getvalue())["files"]:
            of_file = left[step][os.path.basename(file["path"])[: -len(".py")]]
            for one in file["findings"]:
                if not one["applied"]:
                    of_file.setdefault(one["code"], set()).add(one["symbol"])
    return root, left


@pytest.mark.parametrize("name", observing.names())
def test_what_is_left_of_a_program_is_known(name, migrated):
    """After the first step no use of contrib is left, after the last what people have to do."""
    _, left = migrated
    for step in COMMITS:
        found = {code: sorted(symbols) for code, symbols in left[step][name].items()}
        assert found == STATES[name][step]
    assert set(STATES[name]["shim"]) <= {"TFC006", "TFC007"}
    assert bool(STATES[name]["core"]) == bool(STATES[name]["reason"])
    assert STATES[name]["followed"] or not STATES[name]["shim"]


@pytest.mark.program
@pytest.mark.parametrize("step", COMMITS)
@pytest.mark.parametrize("name", observing.names())
def test_a_migrated_program_does_what_it_did(name, step, migrated, run, tmp_path):
    """The same signatures as natively, and metrics that differ by no more than chance."""
    from importlib import metadata  # Python 3.7, where the tool doesn't run, has none.

    if int(metadata.version("tensorflow").split(".")[1]) < 16:
        pytest.skip("they are migrated for a TensorFlow without tf.estimator")
    source = (migrated[0] / step / f"{name}.py").read_text()
    if step == "core" and source == (migrated[0] / "shim" / f"{name}.py").read_text():
        return  # It has nothing for the step, and has run.
    followed = STATES[name]["followed"] or {"environment": {}, "replaced": {}}
    for old, new in followed["replaced"].items():
        assert source.count(old) == 1
        source = source.replace(old, new)
    (tmp_path / f"{name}.py").write_text(source)
    printed = run(tmp_path / f"{name}.py", followed["environment"])
    check_is_native(name, observing.left_behind(printed, tmp_path / "job"))


@pytest.fixture(scope="module")
def forking():
    """Processes that have TensorFlow imported, but used for nothing, when they begin."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tensorflow.compat.v1", "tensorflow_estimator"])
    return context


@pytest.fixture
def run(forking):
    """Runs a program in a process and returns what it printed."""

    def started(path, environment):
        # What TensorFlow reads when it is imported it has read in the others.
        kind = multiprocessing.get_context("spawn") if environment else forking
        process = kind.Process(target=_run, args=(path, environment))
        process.start()
        process.join(LIMIT_S)
        if process.is_alive():
            process.kill()
        assert process.exitcode == 0, (path.parent / "errors").read_text()[-4000:]
        return (path.parent / "printed").read_text()

    return started


def _run(path, environment):
    """Is the process: ``python PATH --job-dir job``, as the program sees it."""
    os.chdir(str(path.parent))
    os.environ.update(environment, TF_CONTRIB_FROM="fetched")
    for number, name in ((1, "printed"), (2, "errors")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), number)
    sys.argv = [str(path), "--job-dir", str(path.parent / "job")]
    sys.path.insert(0, str(path.parent))
    runpy.run_path(str(path), run_name="__main__")
