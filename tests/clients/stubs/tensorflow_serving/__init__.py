"""Stands for TensorFlow Serving's client where a client only names it."""
