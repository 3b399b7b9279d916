"""The migration tool: takes a code base off tf.contrib in steps, without running any of it."""
