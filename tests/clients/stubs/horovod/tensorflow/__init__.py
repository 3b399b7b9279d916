"""Stands for Horovod's part for TensorFlow: the base of an optimizer that nobody makes."""


class DistributedOptimizer:
    """The base of optimizers whose gradients are shared."""
