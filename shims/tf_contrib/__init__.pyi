# Written by tools/stubs.py.
from tf_contrib import estimator as estimator
from tf_contrib import learn as learn
