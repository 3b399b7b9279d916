# Written by tools/stubs.py.
from tf_contrib.estimator import add_metrics as add_metrics
from tf_contrib.estimator import clip_gradients_by_norm as clip_gradients_by_norm
from tf_contrib.estimator import forward_features as forward_features
