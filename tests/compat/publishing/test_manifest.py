"""The manifest of an export, and the command that verifies one without TensorFlow."""

import os
import shutil
import subprocess
import sys

import pytest

from contrib_compat.publishing import verify
from contrib_compat.publishing.additions import MANIFEST
from contrib_compat.publishing.manifest import ManifestError, problems, write_manifest


@pytest.fixture
def export(tmp_path):
    """A directory with a manifest."""
    path = tmp_path / "1500000000"
    (path / "variables").mkdir(parents=True)
    (path / "empty").mkdir()
    (path / "saved_model.pb").write_bytes(b"graph")
    (path / "variables" / "variables.index").write_bytes(b"index")
    (path / "variables" / "nothing").touch()
    (path / "link").symlink_to("saved_model.pb")
    write_manifest(str(path))
    return path


def test_what_was_published_is_verified(export):
    """Nothing is wrong, also where the export has been copied elsewhere."""
    assert problems(str(export)) == []
    copy = export.parent / "copy"
    shutil.copytree(str(export), str(copy), symlinks=True)
    assert problems(str(copy)) == []


def test_every_flipped_byte_is_found(export):
    """Of every file, that of the manifest itself included."""
    files = [path for path in export.rglob("*") if path.is_file() and not path.is_symlink()]
    flipped = 0
    for path in files:
        content = path.read_bytes()
        for position in range(len(content)):
            for bit in (1, 128):
                changed = bytearray(content)
                changed[position] ^= bit
                path.write_bytes(bytes(changed))
                assert verify.main([str(export)]) == (2 if path.name == MANIFEST else 1)
                flipped += 1
        path.write_bytes(content)
    assert flipped > 500 and problems(str(export)) == []


@pytest.mark.parametrize("size", range(5))
def test_missing_bytes_are_found(export, size):
    """A file may be cut at any length."""
    (export / "saved_model.pb").write_bytes(b"graph"[:size])
    (line,) = problems(str(export))
    assert line.startswith("changed: saved_model.pb: ") and f"size {size}" in line


def test_what_is_missing_or_added_is_found(export):
    """Files, directories and links, each with its path."""
    (export / "saved_model.pb").unlink()
    (export / "empty").rmdir()
    (export / "link").unlink()
    (export / "link").symlink_to("elsewhere")
    (export / "variables" / "more").touch()
    lines = problems(str(export))
    assert lines[:3] == ["missing: empty", "missing: saved_model.pb", "added: variables/more"]
    assert lines[3:] == ["changed: link: link elsewhere, wanted link saved_model.pb"]


def test_a_manifest_of_another_export_is_replaced(export):
    """What was made of an export by copying it has a manifest of its own in the end."""
    (export / "saved_model.pb").write_bytes(b"another")
    write_manifest(str(export))
    assert problems(str(export)) == []


def test_without_a_manifest_nothing_is_verified(export):
    """That is said, and is no success."""
    (export / MANIFEST).unlink()
    with pytest.raises(ManifestError, match="is not there"):
        problems(str(export))
    assert verify.main([str(export)]) == 2


def test_the_command_needs_no_tensorflow(export, tmp_path):
    """``python -m contrib_compat.publishing.verify DIR``: its exit code tells."""
    (tmp_path / "forbidden").mkdir()
    (tmp_path / "forbidden" / "tensorflow.py").write_text("raise SystemExit('imported')")
    path = os.pathsep.join([str(tmp_path / "forbidden"), *sys.path])
    command = [sys.executable, "-m", "contrib_compat.publishing.verify", str(export)]

    def run():
        return subprocess.run(
            command,
            env=dict(os.environ, PYTHONPATH=path),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )

    done = run()
    assert done.returncode == 0 and done.stdout.decode().strip() == f"{export}: verified"
    (export / "added").touch()
    done = run()
    assert done.returncode == 1 and done.stdout.decode().strip() == f"{export}: added: added"
