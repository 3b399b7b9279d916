"""``tf.contrib.learn`` without an Experiment: model functions, metrics, configuration and roles."""
