# Written by tools/stubs.py.
from tf_contrib.predictor import from_contrib_estimator as from_contrib_estimator
from tf_contrib.predictor import from_estimator as from_estimator
from tf_contrib.predictor import from_saved_model as from_saved_model
