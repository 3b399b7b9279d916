# Written by tools/stubs.py.
from tf_contrib.estimator.python import estimator as estimator
