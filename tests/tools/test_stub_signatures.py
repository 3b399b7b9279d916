"""What the stubs say of an implementation, read off its source."""

import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 9), reason="the tool writes annotations by ast.unparse, new in 3.9"
)

SOURCE = """
import abc
import tensorflow.compat.v1 as tf
from typing import Dict, Optional
from contrib_compat.vocabulary.modes import ModeKeys
from contrib_compat.learn.interfaces import Evaluable as CanEvaluate
from numpy import ndarray

Names = Dict[str, int]
LIMIT = 5
from_tensorflow = tf.add


def annotated(a: Optional[Names], *b: "Dict[str, Kept]", c: int = -1, d: int = LIMIT) -> "Kept":
    pass


def bare(x, y=None, **more):
    pass


def foreign(a: tf.Tensor, b: Dict[str, ndarray]) -> tf.Tensor:
    pass


def elsewhere(mode: ModeKeys) -> CanEvaluate:
    pass


class Kept:
    pass


class Inner(Kept):
    pass


class Derived(Inner):
    @abc.abstractmethod
    def method(self):
        pass
"""


@pytest.fixture
def declare(load, monkeypatch, tmp_path):
    """Declares a name of the source above for a stub; returns the text and what it imports."""
    tool = load("stub_signatures")
    (tmp_path / "contrib_compat").mkdir()
    (tmp_path / "contrib_compat" / "room.py").write_text(SOURCE, encoding="utf-8")
    for room, text in {"vocabulary": "modes", "learn": "interfaces"}.items():
        (tmp_path / "contrib_compat" / room).mkdir()
        source = "class ModeKeys: ...\nclass Evaluable: ...\n"
        (tmp_path / "contrib_compat" / room / f"{text}.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(tool, "COMPAT", tmp_path)

    def declare(name, **shown):
        legacy = tool.Legacy("tf_contrib.learn", name)
        stands_for = {f"contrib_compat.room.{k}": tool.Legacy(*v) for k, v in shown.items()}
        return tool.declaration("contrib_compat.room", name, legacy, stands_for)

    return declare


def test_annotations_are_written_out_with_their_modules(declare):
    """Quoted ones too; constants stay as defaults, and other defaults are left out."""
    text, imports = declare("annotated")
    assert text == (
        "def annotated(a: typing.Optional[contrib_compat.room.Names],"
        " *b: typing.Dict[str, contrib_compat.room.Kept], c: int=-1, d: int=...)"
        " -> contrib_compat.room.Kept: ..."
    )
    assert imports == {"typing", "contrib_compat.room"}


def test_a_second_declaration_says_the_same(declare):
    """Writing one leaves the source as it was read."""
    assert declare("annotated") == declare("annotated")


def test_what_has_no_annotation_is_anything(declare):
    """Arguments and results without one are Any, each by its name."""
    text, _ = declare("bare")
    wanted = "(x: typing.Any, y: typing.Any=None, **more: typing.Any) -> typing.Any: ..."
    assert text == "def bare" + wanted


def test_types_of_untyped_packages_are_anything(declare):
    """TensorFlow's and numpy's, wherever in an annotation they stand."""
    text, imports = declare("foreign")
    wanted = "(a: typing.Any, b: typing.Dict[str, typing.Any]) -> typing.Any: ..."
    assert text == "def foreign" + wanted
    assert imports == {"typing"}


def test_a_function_of_tensorflow_takes_and_returns_anything(declare):
    """There is no source here to read."""
    text, _ = declare("from_tensorflow")
    assert text == "def from_tensorflow(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ..."


def test_names_are_followed_to_the_module_that_defines_them(declare):
    """Also where the implementation imports them by another name."""
    text, _ = declare("elsewhere")
    assert "mode: contrib_compat.vocabulary.modes.ModeKeys" in text
    assert "-> contrib_compat.learn.interfaces.Evaluable:" in text


def test_what_stands_for_a_class_takes_its_place(declare):
    """By its own name in the stub that declares it, with its module in others."""
    text, _ = declare("annotated", Kept=("tf_contrib.learn", "Kept"))
    assert "*b: typing.Dict[str, Kept]" in text
    text, imports = declare("annotated", Kept=("tf_contrib.other", "Kept"))
    assert text.endswith("-> tf_contrib.other.Kept: ...")
    assert "tf_contrib.other" in imports


def test_a_class_derives_from_what_stands_for_its_bases(declare):
    """From the nearest of them, and it is abstract where the implementation is."""
    text, imports = declare("Derived", Kept=("tf_contrib.learn", "Kept"))
    assert text == ("class Derived(contrib_compat.room.Derived, Kept, metaclass=abc.ABCMeta): ...")
    assert imports == {"abc", "contrib_compat.room"}
