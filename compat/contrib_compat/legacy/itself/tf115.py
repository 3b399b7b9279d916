"""TensorFlow 1.15 as far as it lies in the user's copy; its modules are executed below this name.

``tf115.contrib.layers.python.layers.utils`` is the file ``contrib/layers/python/layers/utils.py``.
They are what `contrib_compat.legacy.itself` works with. Programs see them as ``tf_contrib``.
"""

from typing import List

from contrib_compat.legacy.itself.loading import install

__path__: List[str] = []  # A package whose modules are found by the finder of `loading` alone.

install()
