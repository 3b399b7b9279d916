"""The estimators of ``tf.contrib.estimator``."""
