"""TF 2.16 forgot the API name of the estimator package.

``tensorflow_estimator`` marks each public symbol with ``tf_export``'s decorator under the API
name ``estimator``. TF 2.16 removed that name and its attribute tables, so that the first
decorated symbol raises an AttributeError. Needed on TF 2.16 and newer.
"""

from __future__ import annotations

from tensorflow.python.util import tf_export

from contrib_compat.versions.changes import Changes

_API = "estimator"


def is_missing() -> bool:
    """Tells whether ``tf_export`` lacks the estimator's API name."""
    known = (tf_export.API_ATTRS, tf_export.API_ATTRS_V1, tf_export.SUBPACKAGE_NAMESPACES)
    return not hasattr(tf_export, "ESTIMATOR_API_NAME") or any(_API not in names for names in known)


def put_back(changes: Changes) -> None:
    """Registers ``estimator`` as an API of its own, as up to TF 2.15."""
    for table, suffix in ((tf_export.API_ATTRS, ""), (tf_export.API_ATTRS_V1, "_v1")):
        attributes = type(table[tf_export.TENSORFLOW_API_NAME])
        names = attributes(f"_{_API}_api_names{suffix}", f"_{_API}_api_constants{suffix}")
        changes.item(table, _API, names)
    changes.member(tf_export.SUBPACKAGE_NAMESPACES, _API)
    changes.attribute(tf_export, "ESTIMATOR_API_NAME", _API)
