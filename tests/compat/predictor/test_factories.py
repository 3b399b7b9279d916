"""Predictors as a part of this package; what they answer is compared with native elsewhere."""

import pytest

import tf_contrib
from contrib_compat.predictor import factories
from contrib_compat.predictor.estimators import ContribEstimatorPredictor

pytestmark = pytest.mark.usefixtures("quiet")


class OfContrib:
    """As much of contrib.learn's estimator as a predictor asks for."""

    __module__ = "tf_contrib.learn.python.learn.estimators.estimator"

    def __init__(self, model_dir):
        self.model_dir = model_dir

    def _get_predict_ops(self, features):
        return tf_contrib.learn.ModelFnOps("infer", predictions={"y": features["x"] + 1.0})


def test_an_estimator_of_contrib_is_sent_to_the_other_function():
    """from_estimator takes those of tf.estimator, and says which function takes the other."""
    with pytest.raises(TypeError, match="from_contrib_estimator"):
        factories.from_estimator(OfContrib(""), None)


def test_an_estimator_of_contrib_predicts(tf, tmp_path):
    """from_contrib_estimator feeds the inputs of its InputFnOps and fetches the predictions."""

    def input_fn():
        x = tf.placeholder(tf.float32, [None], name="x")
        return tf_contrib.learn.InputFnOps({"x": x}, None, {"fed": x})

    predictor = factories.from_contrib_estimator(OfContrib(str(tmp_path)), input_fn)
    assert isinstance(predictor, ContribEstimatorPredictor)
    assert predictor({"fed": [1.0]})["y"].tolist() == [2.0]


def test_the_classes_are_found_by_their_own_modules():
    """Programs derive from Predictor and ask with isinstance, by the deep paths."""
    made = tf_contrib.predictor.saved_model_predictor.SavedModelPredictor
    assert issubclass(made, tf_contrib.predictor.predictor.Predictor)
    assert tf_contrib.predictor.predictor_factories.from_saved_model is (
        tf_contrib.predictor.from_saved_model
    )
