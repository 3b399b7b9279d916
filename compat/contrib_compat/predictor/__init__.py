"""``tf.contrib.predictor``: a model in a session of its own, called as a function."""
