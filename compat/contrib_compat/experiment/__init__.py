"""``tf.contrib.learn``'s way to run a model: Experiment, its runner, its configuration, monitors.

Nothing is imported before it is asked for; ask for the module that holds it.
"""
