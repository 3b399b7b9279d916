"""What a program imports as ``tensorflow.examples.tutorials.mnist``."""

from contrib_compat.programs.examples.tutorials.mnist import input_data

__all__ = ["input_data"]
