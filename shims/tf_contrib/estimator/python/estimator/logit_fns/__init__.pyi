# Written by tools/stubs.py.
from tf_contrib.estimator import call_logit_fn as call_logit_fn
from tf_contrib.estimator import dnn_logit_fn_builder as dnn_logit_fn_builder
from tf_contrib.estimator import linear_logit_fn_builder as linear_logit_fn_builder
