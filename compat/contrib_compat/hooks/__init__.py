"""Session hooks of ``tf.contrib.estimator``."""
