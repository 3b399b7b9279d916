# Written by tools/stubs.py.
from tf_contrib import cluster_resolver as cluster_resolver
from tf_contrib import data as data
from tf_contrib import estimator as estimator
from tf_contrib import framework as framework
from tf_contrib import learn as learn
from tf_contrib import lookup as lookup
from tf_contrib import predictor as predictor
from tf_contrib import rnn as rnn
from tf_contrib import saved_model as saved_model
from tf_contrib import tpu as tpu
from tf_contrib import training as training
from tf_contrib import util as util
