"""Stands for TensorFlow Transform where a client only names it."""
