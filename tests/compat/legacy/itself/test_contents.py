"""The table of TensorFlow 1.15's files."""

import pytest

from contrib_compat.legacy.itself.contents import digest, known_files


def test_the_table_names_all_of_contrib():
    """The 851 Python files of 1.15.5's contrib are known, with the few of core that it lost."""
    paths = set(known_files())
    assert len([path for path in paths if path.startswith("contrib/")]) == 851
    assert "python/ops/distributions/transformed_distribution.py" in paths
    assert all(path.endswith(".py") and ".." not in path for path in paths)


def test_what_windows_lacks_is_marked():
    """Windows' builds lack 53 files, all of packages that talk to services or to GPUs."""
    lacking = {path.split("/")[1] for path, known in known_files().items() if not known.everywhere}
    packages = ["bigtable", "cloud", "ffmpeg", "fused_conv", "ignite", "kafka", "kinesis"]
    assert lacking == {*packages, "tensorrt"}


@pytest.mark.parametrize("text", [b"", b"a = 1\nb = 2\n", b"no last line"])
def test_a_digest_is_of_the_lines(text):
    """The digest is the same whether lines end as on Linux or as on Windows, and as in RECORD."""
    assert digest(text.replace(b"\n", b"\r\n")) == digest(text)
    assert len(digest(text)) == 43 and digest(text) != digest(text + b" ")
