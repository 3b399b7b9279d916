"""``tf-contrib catalog``."""

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
