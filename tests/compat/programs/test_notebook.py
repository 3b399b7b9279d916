"""``%load_ext contrib_compat`` in a notebook, on a real kernel."""

import importlib
import textwrap

import pytest
from tests.compat.programs.conftest import TENSORFLOW, Home, write

CELLS = [
    "%load_ext contrib_compat",
    """
    import tensorflow as tf
    from tensorflow.contrib.learn import MetricSpec
    print(tf.VERSION, tf.placeholder())
    """,
    """
    import collections
    from collections import Mapping
    import beside, library
    print(beside.tf.VERSION, library.version, Mapping is collections.abc.Mapping)
    display("shown")
    """,
    "tf.contrib.learn.MetricSpek",
    "%load_ext contrib_compat",
    "%run task.py",
    """
    import tensorflow as again
    print(again.VERSION)
    """,
    "%unload_ext contrib_compat",
    """
    import tensorflow
    print(tensorflow.__version__, hasattr(tensorflow, "contrib"))
    """,
    "%run task.py",
]


PROGRAM = {
    "beside.py": "import tensorflow as tf",
    "task.py": "import tensorflow as tf; print(tf.__version__, __name__)",
}

# A shell of IPython's as far as the extension asks for it, which can be had with any Python.
SHELL = """
    import builtins
    from types import ModuleType
    from contrib_compat.programs import notebook

    class Shell:
        def __init__(self):
            self.user_ns, self.events, self.called = {"__builtins__": builtins}, self, {}

        def register(self, name, function):
            self.called[name] = function

        def unregister(self, name, function):
            assert self.called.pop(name) == function

        def new_main_mod(self, filename, modname):
            return ModuleType(modname)

        def run(self, cell):
            for function in self.called.values():
                function("what it is about to run")
            exec(cell, self.user_ns)

    shell = Shell()
    notebook.load_ipython_extension(shell)
    notebook.load_ipython_extension(shell)
    builtins.display = print
    shell.run("import tensorflow as tf; display(tf.VERSION, tf.contrib.learn.MetricSpec.__name__)")
    exec("import tensorflow as tf; print(tf.VERSION)", vars(shell.new_main_mod("a.py", "a")))
    shell.user_ns["__builtins__"] = builtins  # As %run leaves it.
    shell.run("import tensorflow as tf; print(tf.VERSION)")
    notebook.unload_ipython_extension(shell)
    notebook.unload_ipython_extension(shell)
    assert not shell.called and shell.user_ns["__builtins__"] is builtins
    shell.run("import tensorflow; print(tensorflow.__version__)")
    """


SHOWN = "1.15.5 MetricSpec\n1.15.5\n1.15.5\n2.21.0\n"


def test_a_shell_is_given_back_as_it_was(home):
    """Loaded twice and unloaded twice it is loaded once: cells see 1.15 in between, and no more."""
    home.write({"shell.py": SHELL})
    done = home.start("shell.py", command=())
    assert (done.returncode, done.stdout) == (0, SHOWN), done.stderr
    assert "tf.contrib.learn.MetricSpec  once" in done.stderr


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """What each cell of a notebook showed, in text."""
    nbclient = importlib.import_module("nbclient")
    new = importlib.import_module("nbformat").v4
    folder = tmp_path_factory.mktemp("notebook")
    write(folder / "site-packages", TENSORFLOW)
    write(folder / "program", PROGRAM)
    home = Home(folder / "program", folder / "site-packages")
    cells = [new.new_code_cell(textwrap.dedent(cell).strip()) for cell in CELLS]
    notebook = new.new_notebook(cells=cells)
    client = nbclient.NotebookClient(
        notebook,
        timeout=60,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(home.folder)}},
    )
    client.execute(env=home.environment())
    return [
        "".join(
            output.get("text", "")
            + "\n".join(output.get("traceback", ()))
            + str(output.get("data", ""))
            for output in cell.outputs
        )
        for cell in notebook.cells
    ]


@pytest.mark.needs("nbclient")
@pytest.mark.cluster
def test_cells_are_a_program_of_their_time(outputs):
    """Cells and modules beside the notebook see TensorFlow 1, libraries the one installed."""
    assert outputs[0] == ""
    assert outputs[1] == "1.15.5 a placeholder of version 1\n"
    assert outputs[2].startswith("1.15.5 2.21.0 True\n") and "shown" in outputs[2]


@pytest.mark.needs("nbclient")
@pytest.mark.cluster
def test_a_missing_name_says_whom_to_ask(outputs):
    """The traceback of a cell names the command that explains the name."""
    assert "tf-contrib explain learn.MetricSpek" in outputs[3]


@pytest.mark.needs("nbclient")
@pytest.mark.cluster
def test_unloading_takes_it_back_and_shows_what_was_used(outputs):
    """The extension loads once; unloaded, the next cells have what is installed."""
    assert "already loaded" in outputs[4]
    assert "tf.contrib.learn.MetricSpec  once" in outputs[7]
    assert outputs[8] == "2.21.0 False\n"


@pytest.mark.needs("nbclient")
@pytest.mark.cluster
def test_a_file_that_is_run_is_a_program_of_its_time(outputs):
    """%run runs a file as the cells are, and leaves them what they are."""
    assert outputs[5] == "1.15.5 __main__\n" and outputs[6] == "1.15.5\n"
    assert outputs[9] == "2.21.0 __main__\n"
