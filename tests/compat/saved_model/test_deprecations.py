"""The legacy names say what to write instead."""

import pytest

import tf_contrib
from contrib_compat.deprecation import ContribDeprecationWarning

FUNCTIONS = {
    "build_raw_supervised_input_receiver_fn": (
        "tf.estimator.experimental.build_raw_supervised_input_receiver_fn"
    ),
    "build_supervised_input_receiver_fn_from_input_fn": (
        "tf.estimator.experimental.build_raw_supervised_input_receiver_fn"
    ),
    "export_all_saved_models": "estimator.experimental_export_all_saved_models",
    "export_saved_model_for_mode": "estimator.export_saved_model",
}


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_functions_name_their_successor(name):
    """A call of a legacy function warns its caller, once, and names what takes its place."""
    function = getattr(tf_contrib.estimator, name)
    with pytest.warns(ContribDeprecationWarning) as caught, pytest.raises(TypeError):
        function()
    (warning,) = caught
    assert warning.filename == __file__
    assert f"tf.contrib.estimator.{name} is deprecated" in str(warning.message)
    assert FUNCTIONS[name] in str(warning.message)


def test_the_class_names_its_successor():
    """To construct the legacy class warns; the one of contrib_compat.estimator does not."""
    from contrib_compat import estimator as tf_estimator

    with pytest.warns(ContribDeprecationWarning) as caught, pytest.raises(ValueError):
        tf_contrib.estimator.SavedModelEstimator("nowhere")
    (warning,) = caught
    assert warning.filename == __file__
    assert "contrib_compat.estimator.experimental.SavedModelEstimator" in str(warning.message)
    with pytest.raises(ValueError):  # Warnings of ours are errors.
        tf_estimator.experimental.SavedModelEstimator("nowhere")


def test_deep_paths_lead_to_the_same():
    """The names are found where TF 1.15 had them below tf.contrib.estimator.python."""
    deep = tf_contrib.estimator.python.estimator
    for name in ("export_all_saved_models", "export_saved_model_for_mode"):
        assert getattr(deep.export, name) is getattr(tf_contrib.estimator, name)
    name = "SavedModelEstimator"
    assert deep.saved_model_estimator.SavedModelEstimator is getattr(tf_contrib.estimator, name)
