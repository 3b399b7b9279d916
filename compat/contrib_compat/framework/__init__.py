"""``tf.contrib.framework``: argument scopes, variables by name, values from checkpoints."""
