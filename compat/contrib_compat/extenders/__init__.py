"""Estimators and optimizers of ``tf.contrib.estimator`` that are made from others."""
