# Written by tools/stubs.py from the route table.
from contrib_compat.estimator import add_metrics as add_metrics
from contrib_compat.extenders.clipping import clip_gradients_by_norm as clip_gradients_by_norm
from contrib_compat.extenders.forwarding import forward_features as forward_features
