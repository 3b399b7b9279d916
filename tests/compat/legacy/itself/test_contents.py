"""The table of TensorFlow 1.15's files."""

import pytest

from contrib_compat.legacy.itself.contents import digest, known_files


def test_the_table_names_all_of_contrib():
    """The 851 Python files of 1.15.5's contrib are known, with the few of core that it lost.

    So are the four tables that contrib.learn's datasets are read from.
    """
    paths = set(known_files())
    python = {path for path in paths if path.endswith(".py")}
    assert len([path for path in python if path.startswith("contrib/")]) == 851
    assert "python/ops/distributions/transformed_distribution.py" in python
    data = "contrib/learn/python/learn/datasets/data/"
    tables = ("boston_house_prices", "iris", "text_test", "text_train")
    assert paths - python == {f"{data}{name}.csv" for name in tables}
    assert not any(".." in path for path in paths)


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
