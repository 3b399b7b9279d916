"""Models on several devices: towers of ``tf.contrib.estimator``, and their gradients' reduction."""
