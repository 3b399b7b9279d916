"""Stands for the finding of an interface, which nobody asks for."""
