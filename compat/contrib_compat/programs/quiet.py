"""TensorFlow's own deprecation lines, which a program that is run as it is can't act on."""

from __future__ import annotations

import logging
import warnings
from typing import Callable

# "From <line>: <name> (from <module>) is deprecated and will be removed", and its siblings.
_BEGINNING = "From %s: "
_DEPRECATED = "deprecated"

# What the layers of version 1 say of themselves, by Python's warnings.
_OF_LAYERS = r"`(tf\.layers|tf\.nn\.rnn_cell|layer)\.\w+` is deprecated"


def hide(count: Callable[[], None]) -> Callable[[], None]:
    """Hides them in this process from now on.

    Args:
      count: is called for each line of TensorFlow's log that is not shown.

    Returns:
      What has them shown again.
    """

    def is_shown(record: logging.LogRecord) -> bool:
        message = str(record.msg)
        if not (message.startswith(_BEGINNING) and _DEPRECATED in message):
            return True
        count()
        return False

    logger = logging.getLogger("tensorflow")
    logger.addFilter(is_shown)
    warnings.filterwarnings("ignore", _OF_LAYERS, UserWarning)
    return lambda: logger.removeFilter(is_shown)
