"""The tree below ``tf.contrib``: which modules it has, how they are found, what they answer."""
