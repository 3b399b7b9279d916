"""``tf.contrib.lookup``: tables of strings and numbers, which exports keep with their assets."""
