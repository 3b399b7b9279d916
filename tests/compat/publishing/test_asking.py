"""How strategies ask estimators of all kinds to export themselves."""

from types import SimpleNamespace

import pytest

OPTIONS = {
    "default_output_alternative_key": None,
    "assets_extra": None,
    "as_text": False,
    "checkpoint_path": None,
    "strip_default_attrs": None,
}


@pytest.fixture
def ask():
    """Asks an estimator with these options, for a serving input function that returns ``inputs``.

    Returns what the estimator's method returned.
    """
    from contrib_compat.publishing.asking import export_saved_model

    def ask(estimator, inputs=None, **options):
        return export_saved_model(estimator, "base", lambda: inputs, {**OPTIONS, **options})

    return ask


def has_method(name, function):
    return SimpleNamespace(**{name: function})


def test_an_estimator_gets_what_it_takes(ask):
    """Options that its method doesn't take are left out where they ask for nothing."""

    def export_savedmodel(export_dir_base, serving_input_fn, as_text=None, checkpoint_path=None):
        return export_dir_base, as_text, checkpoint_path

    estimator = has_method("export_savedmodel", export_savedmodel)
    assert ask(estimator, checkpoint_path="C") == ("base", False, "C")


def test_what_an_estimator_cannot_do_is_an_error(ask):
    """An option that asks for something must not get lost."""
    estimator = has_method("export_savedmodel", lambda export_dir_base, serving_input_fn: "x")
    with pytest.raises(ValueError, match="as_text"):
        ask(estimator, as_text=True)


def test_an_estimator_that_takes_anything_gets_everything(ask):
    """As natively, estimators that aren't of tf.estimator get all options by keyword."""
    estimator = has_method("export_savedmodel", lambda base, fn, **options: options)
    assert ask(estimator, as_text=True) == dict(OPTIONS, as_text=True)


def test_the_modern_method_is_not_told_to_strip(ask):
    """export_saved_model always strips, and has no argument for it."""
    estimator = has_method("export_saved_model", lambda base, fn, **options: sorted(options))
    assert "strip_default_attrs" not in ask(estimator, strip_default_attrs=True)


def test_both_kinds_of_inputs_suit_the_modern_method(ask, tf, quiet):
    """InputFnOps reach export_saved_model as a ServingInputReceiver."""
    from tf_contrib.learn import InputFnOps

    estimator = has_method("export_saved_model", lambda base, fn, **options: fn())
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, [None])
        receiver = ask(estimator, InputFnOps({"x": x}, None, {"fed": x}))
        assert receiver.features == {"x": x}
        assert receiver.receiver_tensors == {"fed": x}
        assert ask(estimator, receiver) is receiver


def test_both_kinds_of_inputs_suit_a_legacy_estimator(ask, tf, quiet):
    """A ServingInputReceiver reaches estimators with output alternatives as InputFnOps."""
    from contrib_compat import estimator as tf_estimator
    from tf_contrib.learn import InputFnOps

    def export_savedmodel(export_dir_base, serving_input_fn, default_output_alternative_key):
        return serving_input_fn()

    estimator = has_method("export_savedmodel", export_savedmodel)
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, [None])
        ops = ask(estimator, tf_estimator.export.ServingInputReceiver({"x": x}, {"fed": x}))
        assert isinstance(ops, InputFnOps)
        assert ops == ({"x": x}, None, {"fed": x})
        assert ask(estimator, ops) is ops


def test_inputs_of_other_kinds_are_left_to_the_estimator(ask):
    """Estimators that are neither may have inputs of their own."""
    estimator = has_method("export_savedmodel", lambda base, fn, **options: fn())
    assert ask(estimator, "anything") == "anything"


def test_no_estimator_is_a_type_error(ask):
    """The error names what is wanted."""
    with pytest.raises(TypeError, match="export_savedmodel or export_saved_model"):
        ask(object())
