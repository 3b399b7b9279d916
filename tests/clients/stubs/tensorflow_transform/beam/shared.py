"""Stands for handles of objects that the steps of a pipeline share."""


class Shared:
    """Makes an object once, here for its one owner."""

    def __init__(self):
        self._made = None

    def acquire(self, make):
        """Returns the object, made with the first call."""
        if self._made is None:
            self._made = make()
        return self._made
