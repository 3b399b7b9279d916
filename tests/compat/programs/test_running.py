"""How a program starts and ends: as with plain Python."""

import json
import sys
import textwrap

import pytest

SHOW = """
    import json, sys
    print(json.dumps([sys.argv, __name__, __file__, __package__, sys.path[0], bool(__spec__)]))
"""


def plainly(home, *arguments, **options):
    """Runs Python itself."""
    return home.start(*arguments, command=(), **options)


@pytest.mark.smoke
def test_a_script_finds_itself_as_with_python(home):
    """argv, __name__, __file__, __package__ and sys.path[0] are those that Python gives."""
    home.write({"below/script.py": SHOW, "pack/__init__.py": "", "pack/__main__.py": SHOW})
    for program in (["below/script.py"], ["-m", "pack"], ["-m", "below.script"], ["pack"]):
        arguments = [*program, "--job-dir", "x", "-m", "--no-tf1"]
        assert home.start(*arguments).stdout == plainly(home, *arguments).stdout != ""


def test_a_program_comes_from_standard_input(home):
    """SCRIPT can be -, as with Python."""
    done = home.start("-", "x", typed="import sys, tensorflow as tf; print(sys.argv, tf.VERSION)")
    assert done.stdout == "['-', 'x'] 1.15.5\n"


def test_standard_input_is_the_programs(home):
    """A script reads what is piped to it."""
    home.write({"script.py": "print(input())"})
    assert home.start("script.py", typed="line\n").stdout == "line\n"


@pytest.mark.parametrize(
    "code", ["import sys; sys.exit(3)", "raise SystemExit('no')", "1/0", "x = = 1"]
)
def test_it_ends_as_with_python(home, code):
    """The exit code and the whole traceback are those of plain Python."""
    home.write({"script.py": code})
    done, expected = home.start("script.py"), plainly(home, "script.py")
    assert done.returncode == expected.returncode
    assert done.stderr == expected.stderr != "" or "sys.exit" in code


def test_the_traceback_of_a_failing_import_is_pythons(home):
    """No frame of ours is between an import statement and what fails in the module."""
    home.write(
        {
            "script.py": "import tensorflow as tf\ndef f():\n    import one\nf()",
            "one.py": "from two import three",
            "two.py": "import tensorflow.contrib\n1/0",
        }
    )
    frames = [line for line in home.start("script.py").stderr.splitlines() if "File" in line]
    assert [frame.split('"')[1].rpartition("/")[2] for frame in frames] == [
        "script.py",
        "script.py",
        "one.py",
        "two.py",
    ]


def test_what_numpy_refuses_today_says_what_to_do(home):
    """An error that no name of the time can mend ends with advice, and one like it does not."""
    refused = "raise TypeError('only 0-dimensional arrays can be converted to Python scalars{}')"
    home.write({"script.py": refused.format(""), "other.py": refused.format("?")})
    assert home.start("script.py").stderr.splitlines()[-1].endswith("or install numpy<2.5.")
    assert "numpy<2.5" not in home.start("other.py").stderr


@pytest.mark.skipif(sys.version_info < (3, 11), reason="their `raise` restores the traceback")
def test_what_the_program_logs_has_no_frame_of_ours(home):
    """A traceback that the program itself takes is clean, too."""
    told = home.run(
        """
        import traceback
        try:
            import tensorflow, broken
        except ZeroDivisionError:
            print(traceback.format_exc())
        """,
        files={"broken.py": "1/0"},
    )
    assert told.count("File") == 2


@pytest.mark.parametrize(
    "arguments, code",
    [(["nowhere.py"], 2), (["-m", "nowhere"], 1), (["-m", "pack"], 1), (["."], 2), ([], 2)],
)
def test_no_program(home, arguments, code):
    """What can't be run is said in one line, with Python's exit code."""
    home.write({"pack/__init__.py": ""})
    done = home.start(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith("tf-contrib run: ")


def test_a_module_of_the_current_directory_is_the_program(home):
    """With -m the program is below the current directory: old test suites run as they are."""
    home.write(
        {
            "old/__init__.py": "",
            "old/tests.py": textwrap.dedent(
                """
                import unittest
                import tensorflow as tf
                class Test(unittest.TestCase):
                    def test(self):
                        assert tf.VERSION == "1.15.5"
                """
            ),
        }
    )
    assert "OK" in home.start("-m", "unittest", "old.tests").stderr
    done = home.start("-m", "pytest", "-q", "-p", "no:cacheprovider", "old/tests.py")
    assert "1 passed" in done.stdout, done.stdout


def test_the_main_module_is_the_programs(home):
    """Classes of the script pickle by __main__, and its builtins are a module, as natively."""
    told = home.run(
        """
        import json, pickle, sys
        class Thing: pass
        assert type(pickle.loads(pickle.dumps(Thing()))) is Thing
        assert sys.modules["__main__"].Thing is Thing
        print(json.dumps(type(__builtins__).__name__))
        """
    )
    assert json.loads(told) == "module"
