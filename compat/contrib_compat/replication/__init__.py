"""Towers of ``tf.contrib.estimator``: one model function on several devices."""
