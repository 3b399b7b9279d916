"""Monitors: what watched a training run before there were SessionRunHooks."""
