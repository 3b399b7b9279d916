"""What is installed: light, typed, and no danger to the TensorFlow that is there."""

import compileall
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import contrib_compat
import tf_contrib

if sys.version_info >= (3, 8):
    from importlib import metadata
else:
    import importlib_metadata as metadata

PACKAGES = [Path(package.__file__).parent for package in (contrib_compat, tf_contrib)]


def requirements(extra):
    """Returns what the distribution requires with an extra, as strings without markers."""
    parsed = [Requirement(text) for text in metadata.requires("tf-contrib-compat")]
    return [
        f"{requirement.name}{requirement.specifier}"
        for requirement in parsed
        if (requirement.marker is None) == (extra == "")
        and (requirement.marker is None or requirement.marker.evaluate({"extra": extra}))
    ]


def test_the_base_requirements_are_two():
    """Without an extra only wrapt and packaging are asked for."""
    assert {text.split(">")[0].split("<")[0] for text in requirements("")} == {"wrapt", "packaging"}


def test_the_extra_brings_a_working_set():
    """The extra names TensorFlow, its estimator and, where there is one, tf-keras."""
    names = {Requirement(text).name for text in requirements("tensorflow")}
    wanted = {"tensorflow", "tensorflow-estimator"}
    assert names == (wanted | {"tf-keras"} if sys.version_info >= (3, 9) else wanted)


@pytest.mark.smoke
def test_installing_beside_tensorflow_changes_nothing():
    """A resolver asked for our requirements would leave this environment as it is."""
    uv = shutil.which("uv")
    assert uv, "this test asks uv; tox provides it"
    command = [uv, "pip", "install", "--dry-run", "--python", sys.executable, *requirements("")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
    assert "Would make no changes" in done.stdout.decode()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_the_packages_are_typed(package):
    """Both packages ship their py.typed."""
    assert (package / "py.typed").exists()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_every_file_compiles(package, tmp_path):
    """Every file is valid syntax for this Python, the oldest of the matrix included."""
    copy = tmp_path / package.name
    shutil.copytree(str(package), str(copy))
    assert compileall.compile_dir(str(copy), quiet=1, force=True)
