# Written by tools/stubs.py.
from tf_contrib.distributions.python.ops import bernoulli as bernoulli
from tf_contrib.distributions.python.ops import categorical as categorical
