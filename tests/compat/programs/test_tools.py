"""Debuggers, coverage and signals work as on a program that Python itself runs."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

DEBUGGED = "import tensorflow as tf\nx = 1\n{}\nprint('end')\n"


def test_pdb_stops_in_the_program(home):
    """breakpoint() and pdb.set_trace() stop at the script's line, and see what it sees."""
    for stop in ("breakpoint()", "import pdb; pdb.set_trace()"):
        home.write({"script.py": DEBUGGED.format(stop)})
        done = home.start(
            "script.py", typed="p tf.VERSION, x\nimport tensorflow\np tensorflow.VERSION\nc\n"
        )
        assert "script.py(" in done.stdout and "('1.15.5', 1)" in done.stdout
        assert done.stdout.endswith("end\n") and done.returncode == 0


@pytest.mark.parametrize("tool", ["pdb", "cProfile", "trace --count --missing -C out"])
def test_tools_of_python_run_a_program(home, tool):
    """-m pdb SCRIPT and its kin run a script that sees the TensorFlow of its time."""
    home.write({"script.py": "import tensorflow as tf\nprint('it is', tf.VERSION)\n"})
    done = home.start("-m", *tool.split(), "script.py", typed="c\nq\n")
    assert "it is 1.15.5" in done.stdout


@pytest.mark.needs("coverage")
def test_coverage_measures_the_program(home):
    """coverage run -m contrib_compat run SCRIPT counts the lines of the script and its modules."""
    home.write(
        {
            "script.py": "import tensorflow as tf, part\nif tf.VERSION != '1.15.5':\n    never\n",
            "part.py": "def f():\n    return 1\nf()\n",
        }
    )
    command = ["-m", "coverage", "run", "--include=*.py", "-m", "contrib_compat", "run"]
    done = home.start("script.py", command=command, COVERAGE_FILE=str(home.folder / "data"))
    assert done.returncode == 0, done.stderr
    command = ["-m", "coverage", "json", "-o", "-", "--include=script.py,part.py", "-q"]
    done = home.start(command=command, COVERAGE_FILE=str(home.folder / "data"))
    files = json.loads(done.stdout)["files"]
    assert files["script.py"]["missing_lines"] == [3] and files["part.py"]["missing_lines"] == []


@pytest.mark.cluster
@pytest.mark.skipif(sys.platform == "win32", reason="a process can't be sent one there")
def test_ctrl_c_ends_it_as_python(home):
    """KeyboardInterrupt is the program's to catch; uncaught it ends the process by the signal."""
    caught = "except KeyboardInterrupt:\n    print('caught')\n    raise"
    waiting = "print('ready', flush=True)\n    import time; time.sleep(60)"
    home.write({"script.py": f"try:\n    {waiting}\n{caught}\n"})
    # Those who start tests may have it ignored, which children inherit.
    start = "import signal as s; s.signal(s.SIGINT, s.default_int_handler); "
    start += "import sys; sys.argv[:] = ['x', 'run', 'script.py']; "
    start += "from contrib_compat.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=str(home.folder),
        env=home.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    told, errors = process.communicate(timeout=30)
    assert told == "caught\n"
    frames = [line for line in errors.splitlines() if line.startswith("  File")]
    assert len(frames) == 1 and errors.splitlines()[-1] == "KeyboardInterrupt"
    # Python 3.7 exits with 1 instead.
    assert process.returncode == (-signal.SIGINT if sys.version_info >= (3, 8) else 1)


def test_mocks_replace_what_the_program_sees(home):
    """mock.patch by a name finds TensorFlow 1 for the program, and for a library what it saw."""
    home.run(
        """
        from unittest import mock
        import library, tensorflow as tf

        @mock.patch("tensorflow.placeholder", return_value="mocked")
        def test(placeholder):
            assert tf.placeholder is placeholder and tf.placeholder() == "mocked"

        test()
        assert tf.placeholder() != "mocked"
        with mock.patch("tensorflow.contrib.learn.MetricSpec", 5):
            assert tf.contrib.learn.MetricSpec == 5
        with mock.patch("tensorflow.compat.v1.placeholder", 6), mock.patch("os.getcwd", str):
            assert tf.compat.v1.placeholder == 6 and __import__("os").getcwd() == ""
        assert not library.patches("tensorflow.placeholder")
        for missing in ("tensorflow.nothing", "tensorflow.nothing.more"):
            try:
                mock.patch(missing).start()
            except (AttributeError, ImportError):
                continue
            raise AssertionError(missing)
        """
    )


def test_mocks_of_several_and_of_dicts_replace_what_the_program_sees(home):
    """patch.multiple and patch.dict by a name find TensorFlow 1 too, and leave objects alone."""
    home.run(
        """
        from unittest import mock
        import tensorflow as tf

        placeholder = tf.placeholder
        with mock.patch.multiple("tensorflow", placeholder=1), mock.patch.multiple(tf, VERSION=2):
            assert (tf.placeholder, tf.VERSION) == (1, 2)
        assert tf.placeholder is placeholder
        tf.table = {}
        with mock.patch.dict("tensorflow.table", a=1), mock.patch.dict("os.environ", b="2"):
            assert tf.table == {"a": 1} and __import__("os").environ["b"] == "2"
        assert tf.table == {}
        """
    )


def test_pytest_replaces_what_the_program_sees(home):
    """monkeypatch and pytest-mock by a name find TensorFlow 1 for the tests of a program."""
    program = """
        import pytest, pytest_mock
        import tensorflow as tf

        def test_by_name(monkeypatch):
            monkeypatch.setattr("tensorflow.placeholder", 1)
            monkeypatch.setattr(tf, "VERSION", 0)
            monkeypatch.setattr("tensorflow.contrib.learn.MetricSpec", 2)
            monkeypatch.setattr("os.sep", "3")
            assert (tf.placeholder, tf.VERSION, tf.contrib.learn.MetricSpec) == (1, 0, 2)
            assert __import__("os").sep == "3"

        def test_without_a_name(monkeypatch):
            monkeypatch.delattr("tensorflow.placeholder")
            assert not hasattr(tf, "placeholder")

        def test_what_is_missing(monkeypatch):
            with pytest.raises(AttributeError, match="nothing"):
                monkeypatch.setattr("tensorflow.nothing", 1)
            monkeypatch.setattr("tensorflow.nothing", 1, raising=False)
            assert tf.nothing == 1

        def test_by_another_tool():
            with pytest_mock.patch("tensorflow.placeholder", 4):
                assert tf.placeholder == 4

        def test_all_is_as_it_was():
            assert callable(tf.placeholder) and tf.VERSION and not hasattr(tf, "nothing")
        """
    # As pytest-mock, whose fixture calls mock in the place of the program.
    tool = "from unittest import mock\ndef patch(*all): return mock.patch(*all)\n"
    home.write({"test_names.py": program, str(home.libraries / "pytest_mock.py"): tool})
    done = home.start("-m", "pytest", "-q", "test_names.py")
    assert "5 passed" in done.stdout, done.stdout


def test_what_is_set_in_builtins_is_seen(home):
    """mock.patch("builtins.open") works on the program's modules, and so does what it adds."""
    home.run(
        """
        import builtins
        import part
        from unittest import mock
        with mock.patch("builtins.open", mock.mock_open(read_data="mocked")):
            assert open("nowhere").read() == part.read("nowhere") == "mocked"
        assert open is part.own() is builtins.open
        builtins.unicode = str
        assert part.text(1) == "1"
        del builtins.unicode
        try:
            part.text(1)
        except NameError:
            pass
        else:
            raise AssertionError
        """,
        files={
            "part.py": """
                def read(name): return open(name).read()
                def own(): return open
                def text(value): return unicode(value)
                """
        },
    )


def test_pythonpath_names_parts_of_the_program(home, tmp_path):
    """What lies below a directory of PYTHONPATH is the program's, unless it was installed there."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "shared.py").write_text("import tensorflow as tf")
    home.write({"script.py": "import shared; print(shared.tf.VERSION)"})
    path = os.pathsep.join([str(tmp_path / "more"), home.environment()["PYTHONPATH"]])
    assert home.start("script.py", PYTHONPATH=path).stdout == "1.15.5\n"


def test_other_ways_to_run_code_see_it_too(home):
    """runpy, pickles, and inspect work in a program as they do without."""
    home.run(
        """
        import copy, inspect, pickle, runpy
        import tensorflow as tf
        import part
        assert runpy.run_path("part.py")["tf"].VERSION == tf.VERSION
        assert runpy.run_module("part")["tf"].VERSION == tf.VERSION
        assert pickle.loads(pickle.dumps(part.Thing)) is part.Thing
        assert "class Thing" in inspect.getsource(part.Thing)
        assert inspect.getmodule(part.Thing) is part
        """,
        files={"part.py": "import tensorflow as tf\nclass Thing: pass\n"},
    )
