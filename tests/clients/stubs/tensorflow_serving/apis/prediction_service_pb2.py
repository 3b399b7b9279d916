"""Stands for the service of predictions, which nobody asks."""
