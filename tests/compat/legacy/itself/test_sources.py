"""What a copy is made from."""

import os
import zipfile

import pytest

from contrib_compat.legacy.itself.contents import CopyError
from contrib_compat.legacy.itself.sources import installed_root, opened


@pytest.mark.parametrize("release", ["1.15.0", "1.15.5"])
@pytest.mark.parametrize("kind", ["wheel", "installed"])
def test_a_source_gives_its_files(miniature, kind, release):
    """Both kinds give release, files by their path below tensorflow_core, metadata and licence."""
    with opened(getattr(miniature, kind)(release)) as source:
        assert source.release == release
        assert source.read("python/ops/gone.py") == b"GONE = True\n"
        assert source.read("python/ops/not_there.py") is None
        assert b"License: Apache 2.0" in source.metadata
        assert source.licence == b"Apache License\n"


@pytest.mark.parametrize("levels", [0, 1, 3])
def test_an_installation_may_be_named_by_each_of_its_roots(miniature, levels):
    """site-packages, tensorflow_core in it and the environment around it mean the same."""
    packages = miniature.installed()
    named = [packages, packages / "tensorflow_core", None, packages.parents[2]][levels]
    assert installed_root(named) == packages / "tensorflow_core"


@pytest.mark.parametrize("name", ["tensorflow", "tensorflow-gpu", "tensorflow-cpu"])
@pytest.mark.parametrize("kind", ["wheel", "installed"])
def test_each_build_of_1_15_is_one(miniature, kind, name):
    """The builds of 1.15 for GPUs and for CPUs alone have the same Python files."""
    with opened(getattr(miniature, kind)("1.15.2", name)) as source:
        assert source.release == "1.15.2"


@pytest.mark.parametrize("release", ["1.14.0", "1.1.15", "2.15.1", "1.150.0"])
@pytest.mark.parametrize("kind", ["wheel", "installed"])
def test_another_release_is_refused_by_name(miniature, kind, release):
    """The error says which release was found and which are wanted."""
    place = getattr(miniature, kind)(release, package="tensorflow")
    told = f"is tensorflow {release}; TensorFlow 1.15.0 to 1.15.5"
    with pytest.raises(CopyError, match=told), opened(place):
        raise AssertionError("opened")


def test_an_installation_without_contrib_is_refused_by_its_release(miniature):
    """A TensorFlow 2 is named as such, though it has no contrib to look at."""
    packages = miniature.installed(
        "2.21.0", package="tensorflow", changed={"contrib/__init__.py": None}
    )
    with pytest.raises(CopyError, match=r"is tensorflow 2\.21\.0"):
        installed_root(packages)


def test_what_is_no_tensorflow_is_refused(tmp_path):
    """A directory, a file and a name of nothing are told apart."""
    (tmp_path / "file.whl").write_bytes(b"PK, but no archive")
    for name, text in [
        ("", "holds no contrib"),
        ("file.whl", "not a whole wheel"),
        ("none", "There is no"),
    ]:
        with pytest.raises(CopyError, match=text), opened(tmp_path / name):
            raise AssertionError("opened")


def test_a_wheel_cut_short_is_refused(miniature):
    """Half a download is no wheel."""
    wheel = miniature.wheel()
    wheel.write_bytes(wheel.read_bytes()[:-40])
    with pytest.raises(CopyError, match="not a whole wheel"), opened(wheel):
        raise AssertionError("opened")


def test_a_wheel_with_damage_inside_is_refused(miniature):
    """The index at its end is whole, what a file was compressed to is not."""
    wheel = miniature.wheel()
    with zipfile.ZipFile(str(wheel)) as archive:
        texts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(str(wheel), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
        damaged = next(part for part in archive.infolist() if part.filename.endswith("gone.py"))
    whole = bytearray(wheel.read_bytes())
    begin = damaged.header_offset + 30 + len(damaged.filename)
    whole[begin : begin + damaged.compress_size] = b"\xff" * damaged.compress_size
    wheel.write_bytes(bytes(whole))
    with opened(wheel) as source, pytest.raises(CopyError, match=r"not a whole wheel: .*gone\.py"):
        source.read("python/ops/gone.py")


def test_metadata_that_is_no_text_is_refused(miniature):
    """It names no release, and the error is not about its bytes."""
    packages = miniature.installed()
    next(packages.glob("*.dist-info/METADATA")).write_bytes(b"\xff\xfe\x00Name")
    with pytest.raises(CopyError, match="wanted"):
        installed_root(packages)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    """What is neither a file nor a directory is refused."""
    os.mkfifo(str(tmp_path / "pipe.whl"))
    with pytest.raises(CopyError, match="neither a file"), opened(tmp_path / "pipe.whl"):
        raise AssertionError("opened")


def test_an_error_of_the_reader_is_not_the_wheels(miniature):
    """A full disk where the copy goes says nothing about what it is made from."""
    with pytest.raises(OSError, match="disk"), opened(miniature.wheel()):
        raise OSError("disk full")


def test_contrib_without_a_release_is_refused(miniature):
    """Files that nothing describes may be of any release."""
    packages = miniature.installed()
    next(packages.glob("*.dist-info/METADATA")).unlink()
    with pytest.raises(CopyError, match="doesn't say which release"):
        installed_root(packages)
