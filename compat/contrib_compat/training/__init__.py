"""``tf.contrib.training``: hyperparameters, training loops and evaluation loops."""
