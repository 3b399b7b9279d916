"""What ``tf.contrib.data`` does by methods of ``tf.data.Dataset`` of today."""
