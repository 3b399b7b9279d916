"""What is installed: light, typed, and no danger to the TensorFlow that is there."""

import compileall
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import contrib_compat
import tf_contrib

if sys.version_info >= (3, 8):
    from importlib import metadata
else:
    import importlib_metadata as metadata

ROOT = Path(__file__).resolve().parent.parent
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


def sources():
    """Returns the files of the source tree, relative to it: those of git where there is git."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files"], stdout=subprocess.PIPE, cwd=ROOT, check=True)
        return {name for name in listed.stdout.decode().split("\n") if (ROOT / name).is_file()}
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return {path.as_posix() for path in files if not is_made(path)}


def is_made(path):
    """Tells whether a file is one that building, installing or testing makes."""
    hidden = path.parts[0].startswith(".") and path.parts[0] != ".ci"
    return hidden or any(part.endswith((".egg-info", "__pycache__")) for part in path.parts)


def in_packages(names):
    """Returns of some sources those that are installed, by the names that they then have."""
    roots = ("compat/", "shims/")
    return {name.partition("/")[2] for name in names if name.startswith(roots)}


def installed(package):
    """Returns the files of an installed package, its own name in front."""
    files = (path for path in package.rglob("*") if path.is_file())
    names = {path.relative_to(package.parent).as_posix() for path in files}
    return {name for name in names if "__pycache__" not in name}


@pytest.mark.smoke
def test_every_file_of_the_packages_is_installed():
    """The tables and type stubs as well as the modules."""
    wanted = in_packages(sources())
    assert {"contrib_compat/routes/learn.tsv", "tf_contrib/learn/__init__.pyi"} <= wanted
    assert set().union(*map(installed, PACKAGES)) == wanted


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """Asks the build backend for one of its products, in a copy of a source tree."""
    from pyproject_hooks import BuildBackendHookCaller, quiet_subprocess_runner

    def make(product, tree, settings=None):
        hooks = BuildBackendHookCaller(
            str(tree), "setuptools.build_meta", runner=quiet_subprocess_runner
        )
        folder = tmp_path_factory.mktemp(product)
        return folder / getattr(hooks, f"build_{product}")(str(folder), settings)

    return make


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the source tree, in which a build may leave what it likes."""
    copy = tmp_path_factory.mktemp("tree")
    for name in sources():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(str(ROOT / name), str(copy / name))
    return copy


@pytest.mark.needs("pyproject_hooks")
def test_the_sdist_has_all_and_makes_the_same_wheel(build, tree, tmp_path):
    """Sources, tests and what they read are in it; the wheel has each file of the packages."""
    with tarfile.open(str(build("sdist", tree))) as archive:
        archive.extractall(str(tmp_path))
    (unpacked,) = tmp_path.iterdir()
    assert {name for name in sources() if not (unpacked / name).exists()} <= {".gitignore"}
    with zipfile.ZipFile(str(build("wheel", unpacked))) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert names == in_packages(sources())


@pytest.mark.needs("twine")
def test_an_index_would_take_both(build, tree):
    """twine has nothing to say of the wheel, the sdist, and how they describe themselves."""
    files = [str(build(product, tree)) for product in ("sdist", "wheel")]
    command = [sys.executable, "-m", "twine", "check", "--strict", *files]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.needs("twine")
@pytest.mark.parametrize("product", ["sdist", "wheel"])
def test_each_installs_where_there_is_nothing(build, tree, tmp_path, product):
    """With what it requires and no more; the command works, and both packages are imported."""
    uv = shutil.which("uv")
    assert uv, "this test asks uv; tox provides it"
    fresh = tmp_path / "fresh"
    subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(fresh)], check=True)
    programs = fresh / ("Scripts" if sys.platform == "win32" else "bin")
    archive = str(build(product, tree))
    install = [uv, "pip", "install", "-q", "--python", str(programs / "python"), archive]
    subprocess.run(install, check=True)

    def said(*command):
        clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(command, stdout=subprocess.PIPE, env=clean, cwd=str(tmp_path))
        assert done.returncode == 0
        return done.stdout.decode()

    assert "ExportStrategy" in said(str(programs / "tf-contrib"), "explain", "learn.ExportStrategy")
    code = "import contrib_compat, tf_contrib.learn; print(contrib_compat.__version__)"
    assert said(str(programs / "python"), "-I", "-c", code).strip() == contrib_compat.__version__
    listed = said(uv, "pip", "list", "--python", str(programs / "python"), "--format", "json")
    names = {package["name"] for package in json.loads(listed)}
    assert names == {"packaging", "tf-contrib-compat", "wrapt"}


@pytest.mark.filterwarnings("ignore:Editable installation")
@pytest.mark.needs("pyproject_hooks")
def test_an_editable_install_shows_the_sources(build, tree, tmp_path):
    """Both packages are those of the tree, with all that lies in it, and nothing is copied."""
    with zipfile.ZipFile(str(build("editable", tree))) as wheel:
        wheel.extractall(str(tmp_path))
    program = "import site; site.addsitedir({!r}); import contrib_compat, tf_contrib; {}".format(
        str(tmp_path), "print(contrib_compat.__file__, tf_contrib.__file__, sep='\\n')"
    )
    # Without what this environment has installed itself.
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], stdout=subprocess.PIPE)
    packages = [Path(file).parent for file in done.stdout.decode().splitlines()]
    assert packages == [tree / "compat" / "contrib_compat", tree / "shims" / "tf_contrib"]


@pytest.mark.filterwarnings("ignore:.*[Ee]ditable installation")
@pytest.mark.needs("pyproject_hooks")
def test_a_strict_editable_install_shows_type_checkers_every_file(build, tree, tmp_path):
    """They don't run the import hook of the other kind, but read the folder that a .pth names."""
    with zipfile.ZipFile(str(build("editable", tree, {"editable_mode": "strict"}))) as wheel:
        wheel.extractall(str(tmp_path))
    (link,) = tmp_path.glob("*.pth")
    folder = Path(link.read_text(encoding="utf-8").strip())
    shown = (installed(folder / package.name) for package in PACKAGES)
    assert set().union(*shown) == in_packages(sources())


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_every_file_compiles(package, tmp_path):
    """Every file is valid syntax for this Python, the oldest of the matrix included."""
    copy = tmp_path / package.name
    shutil.copytree(str(package), str(copy))
    assert compileall.compile_dir(str(copy), quiet=1, force=True)
