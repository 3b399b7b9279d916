# Written by tools/stubs.py.
from tf_contrib.estimator.python.estimator import baseline as baseline
from tf_contrib.estimator.python.estimator import boosted_trees as boosted_trees
from tf_contrib.estimator.python.estimator import dnn as dnn
from tf_contrib.estimator.python.estimator import dnn_linear_combined as dnn_linear_combined
from tf_contrib.estimator.python.estimator import dnn_with_layer_annotations as dnn_with_layer_annotations
from tf_contrib.estimator.python.estimator import early_stopping as early_stopping
from tf_contrib.estimator.python.estimator import export as export
from tf_contrib.estimator.python.estimator import exporter as exporter
from tf_contrib.estimator.python.estimator import extenders as extenders
from tf_contrib.estimator.python.estimator import head as head
from tf_contrib.estimator.python.estimator import hooks as hooks
from tf_contrib.estimator.python.estimator import linear as linear
from tf_contrib.estimator.python.estimator import logit_fns as logit_fns
from tf_contrib.estimator.python.estimator import multi_head as multi_head
from tf_contrib.estimator.python.estimator import replicate_model_fn as replicate_model_fn
from tf_contrib.estimator.python.estimator import rnn as rnn
from tf_contrib.estimator.python.estimator import saved_model_estimator as saved_model_estimator
