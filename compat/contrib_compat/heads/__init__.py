"""Heads, logit functions and extenders of ``tf.contrib.estimator``, in graph mode on every TF."""
