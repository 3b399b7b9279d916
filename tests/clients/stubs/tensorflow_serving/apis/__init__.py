"""Stands for the messages of TensorFlow Serving."""
