"""Stands for Horovod where a client only names it."""
