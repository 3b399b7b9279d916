"""``tf.contrib`` served from the user's own copy of TensorFlow 1.15's Python files."""
