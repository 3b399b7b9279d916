# Written by tools/stubs.py from the route table.
from contrib_compat.publishing.collection import get_paths as get_paths
from contrib_compat.publishing.retention import Path as Path
from contrib_compat.publishing.retention import largest_export_versions as largest_export_versions
from contrib_compat.publishing.retention import mod_export_version as mod_export_version
from contrib_compat.publishing.retention import negation as negation
from contrib_compat.publishing.retention import one_of_every_n_export_versions as one_of_every_n_export_versions
from contrib_compat.publishing.retention import union as union
