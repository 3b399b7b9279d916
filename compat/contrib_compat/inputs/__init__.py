"""Serving inputs, and the signatures of what contrib.learn exported from them."""
