# Written by tools/stubs.py.
import contrib_compat.predictor.estimators
import tf_contrib.predictor.predictor
import typing_extensions

@typing_extensions.deprecated('tf.contrib.predictor.core_estimator_predictor.CoreEstimatorPredictor is deprecated: use tf.saved_model.load, which takes other arguments')
class CoreEstimatorPredictor(contrib_compat.predictor.estimators.CoreEstimatorPredictor, tf_contrib.predictor.predictor.Predictor): ...
