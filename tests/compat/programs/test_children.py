"""Processes that a program starts run as it does."""

import os
import subprocess
import sys

import pytest

from contrib_compat.programs import children
from contrib_compat.programs.settings import Settings

POOL = """
    import multiprocessing
    import sys
    import tensorflow as tf
    import worker

    def version(_):
        import tensorflow as again
        return tf.VERSION, again.VERSION, worker.tf.VERSION

    if __name__ == "__main__":
        context = multiprocessing.get_context(sys.argv[1])
        with context.Pool(1) as pool:
            print(*pool.map(version, [0])[0])
"""
WORKER = {"worker.py": "import tensorflow as tf\nif __name__ == '__main__': print(tf.VERSION)"}


@pytest.mark.cluster
@pytest.mark.skipif(sys.platform == "win32", reason="it has no forkserver")
@pytest.mark.parametrize("options", [[], ["--no-children"]])
@pytest.mark.parametrize("method", ["spawn", "forkserver", "fork"])
def test_multiprocessing_starts_the_program(home, method, options):
    """A child that is spawned sees what its parent sees, whatever the environment tells."""
    told = home.run(POOL, *options, files=WORKER, arguments=[method])
    assert told == "1.15.5 1.15.5 1.15.5\n"


@pytest.mark.cluster
def test_python_starts_the_program(home):
    """sys.executable runs files, modules and code likewise, and their children."""
    told = home.run(
        """
        import subprocess, sys
        show = "import tensorflow as tf; print(tf.VERSION)"
        again = "import subprocess, sys; subprocess.check_call([sys.executable, 'worker.py'])"
        for command in (["worker.py"], ["-m", "worker"], ["-c", show], ["-c", again]):
            print(subprocess.check_output([sys.executable, *command]).decode().strip())
        """,
        files=WORKER,
    )
    assert told.split() == ["1.15.5"] * 4


@pytest.mark.cluster
def test_children_can_be_left_alone(home):
    """With --no-children a process that the program starts has the TensorFlow installed."""
    told = home.run(
        """
        import subprocess, sys
        show = "import os, tensorflow; print(tensorflow.__version__, os.environ['PYTHONPATH'])"
        print(subprocess.check_output([sys.executable, "-c", show]).decode())
        """,
        "--no-children",
    )
    assert told.startswith("2.21.0 ")
    assert os.path.join("contrib_compat", "programs") not in told


@pytest.mark.cluster
def test_a_child_has_no_trace_of_the_way_it_learnt(home):
    """The next sitecustomize runs too, and sys.path is as it would have been."""
    (home.libraries / "sitecustomize.py").write_text("import builtins; builtins.customized = True")
    show = "import sys; print(sys.path[1:], customized, sys.modules['sitecustomize'].__file__)"
    start = f"import subprocess, sys; subprocess.call([sys.executable, '-c', {show!r}])"
    home.write({"script.py": start})
    expected = home.start("-c", show, command=()).stdout
    assert home.start("script.py").stdout == expected != ""


def test_what_a_child_is_told_is_what_its_parent_was_told(monkeypatch):
    """The settings survive their way through the environment, whose paths are kept."""
    monkeypatch.setenv("PYTHONPATH", "/one")
    monkeypatch.setenv(children.VARIABLE, "")
    settings = Settings(roots=("/a b", "/c"), also=("x",), tf1=False, without=("numpy",))
    for _ in range(2):
        children.tell(settings)
    assert Settings.from_json(children.os.environ[children.VARIABLE]) == settings
    assert children.os.environ["PYTHONPATH"].split(children.os.pathsep)[1:] == ["/one"]
    children.forget()
    assert children.os.environ["PYTHONPATH"] == "/one"
    assert children.VARIABLE not in children.os.environ


def test_a_python_without_this_package_is_left_alone(tmp_path):
    """A child of another environment runs as if nothing had been said."""
    environment = {"PYTHONPATH": children._SITE, children.VARIABLE: Settings().to_json()}
    command = [sys.executable, "-c", "import sys; print('contrib_compat' in sys.modules)"]
    isolated = [command[0], "-s", *command[1:]]
    done = subprocess.run(isolated, env=environment, capture_output=True, text=True)
    assert (done.stderr, done.stdout.strip()) in (("", "False"), ("", "True"))
