# Written by tools/stubs.py.
import contrib_compat.predictor.estimators
import tf_contrib.predictor.predictor
import typing_extensions

@typing_extensions.deprecated('tf.contrib.predictor.contrib_estimator_predictor.ContribEstimatorPredictor is deprecated: use tf.saved_model.load, which takes other arguments')
class ContribEstimatorPredictor(contrib_compat.predictor.estimators.ContribEstimatorPredictor, tf_contrib.predictor.predictor.Predictor): ...
