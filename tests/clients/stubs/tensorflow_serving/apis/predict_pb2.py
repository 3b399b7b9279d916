"""Stands for the request of a prediction, which nobody makes."""
