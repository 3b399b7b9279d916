# Written by tools/stubs.py.
from tf_contrib.learn.learn_runner import run as run
from tf_contrib.learn.learn_runner import tune as tune
