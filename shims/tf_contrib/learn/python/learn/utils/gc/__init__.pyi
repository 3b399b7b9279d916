# Written by tools/stubs.py.
from contrib_compat.publishing.retention import Path as Path
from tf_contrib.learn.utils.gc import get_paths as get_paths
from tf_contrib.learn.utils.gc import largest_export_versions as largest_export_versions
from tf_contrib.learn.utils.gc import mod_export_version as mod_export_version
from tf_contrib.learn.utils.gc import negation as negation
from tf_contrib.learn.utils.gc import one_of_every_n_export_versions as one_of_every_n_export_versions
from tf_contrib.learn.utils.gc import union as union
