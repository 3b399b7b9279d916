# Written by tools/stubs.py from the route table.
from contrib_compat.estimator.experimental import call_logit_fn as call_logit_fn
from contrib_compat.estimator.experimental import dnn_logit_fn_builder as dnn_logit_fn_builder
from contrib_compat.estimator.experimental import linear_logit_fn_builder as linear_logit_fn_builder
