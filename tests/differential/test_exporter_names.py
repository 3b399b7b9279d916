"""Names of exporters, natively and here."""

import warnings

import pytest
from batteries import answer, cases
from graphs import package

NAMES = ("plain", "with space", "a/b", "../up", "/abs", "a\\b", "", ".", "..", None, 5)


def steps_exporter(contrib, name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return package(contrib, "estimator.python.estimator.exporter").StepsExporter([1], name)


def case_names(contrib, tf, tmp):
    return [answer(lambda name=name: steps_exporter(contrib, name).name) for name in NAMES]


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_names_are_taken_as_natively(check, name):
    """A name is taken or refused as by TF 1.15, but for the deviations that have a reason."""
    check(name)
