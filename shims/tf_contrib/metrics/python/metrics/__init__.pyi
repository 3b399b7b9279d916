# Written by tools/stubs.py.
from tf_contrib.metrics import accuracy as accuracy
from tf_contrib.metrics import f1_score as f1_score
from tf_contrib.metrics.python.metrics import classification as classification
