"""What a program imports as ``tensorflow.examples``."""
