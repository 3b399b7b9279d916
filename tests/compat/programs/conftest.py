"""Programs run by ``tf-contrib run``, with a package that stands for TensorFlow."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

LIMIT_S = 60

# What programs ask of TensorFlow 2.21, in packages that import in no time.
TENSORFLOW = {
    "tensorflow-2.21.0.dist-info/METADATA": "Name: tensorflow",
    "tensorflow/__init__.py": """
        __version__ = "2.21.0"
        from tensorflow import python
        from tensorflow.compat import v1
        """,
    "tensorflow/compat/__init__.py": "",
    "tensorflow/compat/v1/__init__.py": """
        __version__ = VERSION = "2.21.0"
        from tensorflow.compat.v1 import version
        behavior = []

        def placeholder():
            return "a placeholder of " + ", ".join(behavior)

        def executing_eagerly():
            return False

        def disable_v2_behavior():
            behavior.append("version 1")
        """,
    "tensorflow/compat/v1/version.py": "VERSION = '2.21.0'",
    "tensorflow/python/__init__.py": "from tensorflow.python.framework import ops",
    "tensorflow/python/framework/__init__.py": "",
    "tensorflow/python/framework/ops.py": "class Graph: pass",
    "tensorflow/python/framework/tensor.py": "class Tensor: pass",
    "library.py": """
        import tensorflow as tf

        version = tf.__version__

        def asked(module, name):
            return hasattr(module, name)

        def patches(name):
            from unittest import mock
            try:
                with mock.patch(name):
                    return True
            except AttributeError:
                return False
        """,
}


def write(folder, files):
    """Writes files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")


class Home:
    """A directory with programs, which ``tf-contrib run`` runs in processes of their own."""

    def __init__(self, folder, libraries):
        self.folder = folder
        self.libraries = libraries

    def write(self, files):
        """Writes files of the program."""
        write(self.folder, files)

    def environment(self, **variables):
        """Returns the environment of a process that finds this package and the libraries."""
        path = os.pathsep.join([str(self.libraries), *sys.path])
        return {**os.environ, "PYTHONPATH": path, "TF_CONTRIB_FROM": "off", **variables}

    def start(self, *arguments, command=("-m", "contrib_compat", "run"), typed="", **variables):
        """Runs ``tf-contrib run`` with arguments and returns the ended process."""
        return subprocess.run(
            [sys.executable, *command, *arguments],
            cwd=str(self.folder),
            env=self.environment(**variables),
            input=typed,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
        )

    def run(self, code, *options, files=(), arguments=()):
        """Runs code as a script that must end well; returns what it printed."""
        self.write({"script.py": code, **dict(files)})
        done = self.start(*options, "script.py", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def home(tmp_path):
    """A directory for programs, beside a site-packages that has the stand-in for TensorFlow."""
    libraries = tmp_path / "site-packages"
    write(libraries, TENSORFLOW)
    folder = tmp_path / "program"
    folder.mkdir()
    return Home(Path(os.path.realpath(str(folder))), libraries)
