"""``import contrib_compat.auto`` installs ``tf.contrib``, as ``contrib_compat.install()`` does."""

from contrib_compat.legacy.installation import install

install()
