# Written by tools/stubs.py from the route table.
from tf_contrib.estimator.python import estimator as estimator
