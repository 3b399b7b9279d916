# Written by tools/stubs.py.
from tf_contrib.training import add_gradients_summaries as add_gradients_summaries
from tf_contrib.training import clip_gradient_norms as clip_gradient_norms
from tf_contrib.training import clip_gradient_norms_fn as clip_gradient_norms_fn
from tf_contrib.training import create_train_op as create_train_op
from tf_contrib.training import multiply_gradients as multiply_gradients
from tf_contrib.training import train as train
