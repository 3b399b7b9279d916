"""The legacy tree: what old code imports in place of ``tf.contrib``."""

from contrib_compat.legacy.mount import mount as _mount

_mount(__name__)
