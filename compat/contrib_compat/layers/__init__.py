"""What ``tf.contrib.layers`` and ``tf.contrib.slim`` have that holds no variables of its own."""
