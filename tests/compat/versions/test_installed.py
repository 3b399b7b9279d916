"""What is installed is found out from files, without importing it."""

import sys
from types import ModuleType

import pytest
from packaging.version import Version

from contrib_compat import versions
from contrib_compat.versions import installed, required_packages


@pytest.fixture
def site(tmp_path, monkeypatch):
    """An empty directory in front of sys.path, with TensorFlow not imported yet."""
    packages = ("tensorflow", "tensorflow_estimator")
    for name in [name for name in sys.modules if name.partition(".")[0] in packages]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(str(tmp_path))

    def install(package, metadata, source="raise AssertionError('imported')"):
        folder = tmp_path / package
        folder.mkdir()
        (folder / "__init__.py").write_text(source)
        if metadata:
            (tmp_path / metadata).mkdir()

    yield install
    sys.modules.pop("tensorflow", None)  # the stand-in; monkeypatch brings back the real one


@pytest.mark.parametrize(
    ("metadata", "version"),
    [
        ("tensorflow-2.21.0.dist-info", "2.21.0"),
        ("tensorflow_cpu-2.15.1.dist-info", "2.15.1"),
        ("tensorflow_gpu-1.15.5.dist-info", "1.15.5"),
        ("tensorflow-2.22.0rc0.dist-info", "2.22.0rc0"),
        ("tf_nightly-2.19.0.dev20250101.dist-info", "2.19.0.dev20250101"),
        ("tensorflow-1.15.0+nv22.12.dist-info", "1.15.0+nv22.12"),
        ("tensorflow-2.8.4-py3.10.egg-info", "2.8.4"),
        ("intel-tensorflow-2.14.0.dist-info", "2.14.0"),
    ],
)
def test_every_distribution_of_tensorflow_is_recognised(site, metadata, version):
    """The version is read off the metadata beside the package, whatever its distribution."""
    site("tensorflow", metadata)
    assert versions.tf_version() == Version(version)


def test_other_distributions_do_not_count(site, tmp_path):
    """tensorflow-estimator's version is not TensorFlow's."""
    site("tensorflow", "tensorflow-2.21.0.dist-info")
    (tmp_path / "tensorflow_estimator-2.15.0.dist-info").mkdir()
    (tmp_path / "tensorflow_io-0.37.1.dist-info").mkdir()
    assert versions.tf_version() == Version("2.21.0")
    site("tensorflow_estimator", None)
    assert versions.distribution_version("tensorflow_estimator") == Version("2.15.0")


def test_without_metadata_tensorflow_is_asked(site):
    """A build without metadata is imported, because nothing else knows its version."""
    site("tensorflow", None, source="__version__ = '2.13.0'")
    assert versions.tf_version() == Version("2.13.0")


def test_the_imported_tensorflow_is_asked_first(site, monkeypatch):
    """What runs counts, not what lies on the disk."""
    site("tensorflow", "tensorflow-2.21.0.dist-info")
    running = ModuleType("tensorflow")
    running.__version__ = "2.5.0"
    monkeypatch.setitem(sys.modules, "tensorflow", running)
    assert versions.tf_version() == Version("2.5.0")


@pytest.mark.parametrize(
    ("version", "contrib", "estimator"),
    [
        ("1.15.5", True, True),
        ("2.0.0", False, True),
        ("2.15.1", False, True),
        ("2.16.0rc0", False, False),
        ("2.16.2", False, False),
        ("2.22.0rc0", False, False),
    ],
)
def test_what_a_tensorflow_has_of_its_own(monkeypatch, version, contrib, estimator):
    """tf.contrib ended with 1.x, and tf.estimator with 2.15; candidates are like releases."""
    monkeypatch.setattr(installed, "tf_version", lambda: Version(version))
    assert versions.has_native_contrib() is contrib
    assert versions.has_native_estimator() is estimator


def test_an_absent_package_has_no_version():
    """distribution_version is None for what is not installed, and imports nothing."""
    assert versions.distribution_version("no_such_package_here") is None


@pytest.fixture
def environment(monkeypatch):
    """Pretends that a set of packages is installed."""

    def pretend(tensorflow, **packages):
        monkeypatch.setattr(required_packages, "tf_version", lambda: Version(tensorflow))
        monkeypatch.setattr(installed, "tf_version", lambda: Version(tensorflow))
        monkeypatch.setattr(required_packages, "_is_installed", packages.__contains__)
        monkeypatch.setattr(
            required_packages,
            "distribution_version",
            lambda name: Version(packages[name]) if packages.get(name) else None,
        )

    return pretend


@pytest.mark.parametrize(
    ("tensorflow", "packages"),
    [
        ("2.21.0", {"tensorflow_estimator": "2.15.0", "tf_keras": "2.21.0"}),
        ("2.21.0", {"tensorflow_estimator": None, "tf_keras": None}),
        ("2.15.1", {"tensorflow_estimator": "2.15.0"}),
        ("1.15.5", {"tensorflow_estimator": "1.15.1"}),
    ],
)
def test_a_complete_environment_is_accepted(environment, tensorflow, packages):
    """Nothing is said where everything is there, with or without metadata."""
    environment(tensorflow, **packages)
    required_packages.require_packages()


@pytest.mark.parametrize(
    ("tensorflow", "packages", "command"),
    [
        ("2.21.0", {}, "'tensorflow-estimator==2.15.0' 'tf-keras==2.21.*'"),
        ("2.16.2", {"tf_keras": "2.16.0"}, "'tensorflow-estimator==2.15.0'"),
        (
            "2.20.0",
            {"tf_keras": "2.20.1", "tensorflow_estimator": "2.11.0"},
            "'tensorflow-estimator==2.15.0'",
        ),
        ("2.22.0rc0", {"tensorflow_estimator": "2.15.0"}, "--no-deps tf-keras"),
        ("2.13.1", {}, "'tensorflow-estimator==2.13.*'"),
    ],
)
def test_what_is_missing_is_said_with_its_version(environment, tensorflow, packages, command):
    """The pip command fits the TensorFlow at hand."""
    environment(tensorflow, **packages)
    with pytest.raises(ImportError) as caught:
        required_packages.require_packages()
    assert str(caught.value).endswith("pip install " + command)
    assert f"TensorFlow {tensorflow}:" in str(caught.value)
