"""Stands for Beam's assertions, which need a pipeline."""


class BeamAssertException(Exception):
    """What Beam raises where an assertion about a pipeline fails."""
