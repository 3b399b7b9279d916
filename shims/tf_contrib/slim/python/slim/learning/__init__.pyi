# Written by tools/stubs.py.
from tf_contrib.slim.learning import add_gradients_summaries as add_gradients_summaries
from tf_contrib.slim.learning import clip_gradient_norms as clip_gradient_norms
from tf_contrib.slim.learning import create_train_op as create_train_op
from tf_contrib.slim.learning import multiply_gradients as multiply_gradients
