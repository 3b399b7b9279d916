"""``tf-contrib catalog``."""

import json
import os
import subprocess
import sys

import pytest

from contrib_compat.catalog import listing
from contrib_compat.cli import catalog, main


@pytest.mark.parametrize("form", catalog.FORMATS)
def test_it_prints_each_form(form, capsys):
    """What the option names, for the TensorFlow that the option names."""
    assert main(["catalog", "--format", form, "--target-tf", "2.15"]) == 0
    assert capsys.readouterr().out == listing.FORMATS[form]((2, 15))


def test_the_forms_are_those_that_there_are():
    """The command's file names them so that ``--help`` needn't import the room."""
    assert tuple(listing.FORMATS) == catalog.FORMATS


def test_a_reader_may_stop_early():
    """As ``head`` does, without an error of ours."""
    program = [sys.executable, "-m", "contrib_compat.cli", "catalog", "--format", "json"]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    with subprocess.Popen(
        program, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        first = process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
    assert json.loads(first + b"]}")["schema"] == 1
