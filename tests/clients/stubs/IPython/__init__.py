"""Stands for IPython: a display that shows nothing."""
