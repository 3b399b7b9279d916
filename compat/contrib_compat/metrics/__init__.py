"""``tf.contrib.metrics``: streaming metrics, which core has with the labels first."""
