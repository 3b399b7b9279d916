"""A TensorFlow 1.15 of four small files, for what doesn't ask what is in them."""

import shutil
import zipfile

import pytest

from contrib_compat.legacy.itself import contents

FILES = {
    "contrib/__init__.py": b"raise AssertionError('contrib is never imported whole')\n",
    "contrib/layers/__init__.py": b"from tensorflow.contrib.layers.python import layers\n",
    "contrib/bigtable/__init__.py": b"# Windows has none of it.\n",
    "python/ops/gone.py": b"GONE = True\n",
}
METADATA = "Metadata-Version: 2.1\nName: {}\nVersion: {}\nLicense: Apache 2.0\n"
APACHE = "include/external/absl_py/absl/LICENSE"


class Miniature:
    """Makes wheels and installations of the small TensorFlow, below a directory."""

    def __init__(self, directory):
        self.directory = directory

    def installed(self, release="1.15.5", name="tensorflow", package="tensorflow_core", changed=()):
        """Returns a site-packages; ``changed`` are contents by path, None for a missing file."""
        packages = self.directory / f"{name}-{release}" / "lib" / "python3.7" / "site-packages"
        files = {**FILES, APACHE: b"Apache License\n", "contrib/unknown.py": b"left behind\n"}
        files.update(changed)
        described = METADATA.format(name, release).encode()
        shutil.rmtree(str(packages), ignore_errors=True)
        for path, text in files.items():
            if text is not None:
                write(packages / package / path, text)
        write(packages / f"{name.replace('-', '_')}-{release}.dist-info" / "METADATA", described)
        return packages

    def wheel(self, *arguments, **named):
        """Returns a wheel of what ``installed`` makes."""
        packages = self.installed(*arguments, **named)
        wheel = self.directory / "tensorflow-1.15.5-cp37-cp37m-any.whl"
        with zipfile.ZipFile(str(wheel), "w") as archive:
            for path in sorted(packages.rglob("*")):
                inside = path.relative_to(packages).as_posix()
                data = "" if ".dist-info" in inside else "tensorflow-1.15.5.data/purelib/"
                archive.write(str(path), data + inside)
        return wheel


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)


@pytest.fixture
def miniature(tmp_path, monkeypatch):
    """The small TensorFlow, whose files are all that is known for the time of a test."""
    lines = ["path\tsha256\tlacking on"]
    for path, text in FILES.items():
        lacking = "windows" if "bigtable" in path else ""
        lines.append("\t".join([path, contents.digest(text), lacking]))
    (tmp_path / "contents.tsv").write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(contents, "_TABLE", tmp_path / "contents.tsv")
    contents.known_files.cache_clear()
    yield Miniature(tmp_path)
    contents.known_files.cache_clear()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty directory of the test's own, which the environment names as the cache."""
    monkeypatch.setenv("TF_CONTRIB_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("TF_CONTRIB_FROM", raising=False)
    return tmp_path / "cache"
