"""The face of the package: what ``import contrib_compat`` shows."""

import pytest

import contrib_compat


def test_the_public_names_are_these():
    """A name more or less is a decision, to be made here."""
    assert contrib_compat.__all__ == [
        "__version__",
        "deprecation",
        "estimator",
        "exporters",
        "install",
        "keras",
        "uninstall",
    ]


def test_dir_shows_the_public_names_alone():
    """Completion offers what users need, and not how it is made."""
    assert dir(contrib_compat) == sorted(contrib_compat.__all__)


def test_one_import_is_enough(program):
    """``import contrib_compat`` shows the rooms as the README and warnings write them."""
    output = program(
        """
        import contrib_compat, sys
        rooms = {"contrib_compat." + name for name in ("estimator", "exporters", "deprecation")}
        print(rooms & set(sys.modules))
        print(contrib_compat.estimator.activate.__name__)
        print(contrib_compat.exporters.as_exporter.__name__)
        print(contrib_compat.deprecation.ContribDeprecationWarning.__name__)
        print("tensorflow" in sys.modules)
        """,
        header=False,
    )
    assert output.split() == [
        "set()",
        "activate",
        "as_exporter",
        "ContribDeprecationWarning",
        "False",
    ]


def test_a_star_import_brings_the_public_names():
    """from contrib_compat import * defines what is listed."""
    scope = {}
    exec("from contrib_compat import *", scope)
    assert set(contrib_compat.__all__) <= set(scope)


def test_other_names_are_attribute_errors():
    """hasattr and getattr with a default work as for any module."""
    assert not hasattr(contrib_compat, "nothing")
    with pytest.raises(AttributeError, match="module 'contrib_compat' has no attribute 'nothing'"):
        contrib_compat.nothing  # noqa: B018
