"""Everything that is usually found on first use, found at once: what laziness would hide shows."""

import importlib
import pkgutil
import sys

import pytest

import contrib_compat
import tf_contrib
from contrib_compat import estimator, versions

# The rooms that need Python 3.9, and say so themselves.
LATER = ("contrib_compat.migrate", "contrib_compat.sources")

pytestmark = pytest.mark.smoke


def modules(package):
    """Returns the names of all modules below a package."""
    found = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    return sorted(module.name for module in found if not module.name.endswith("__main__"))


@pytest.mark.parametrize("name", modules(contrib_compat))
def test_every_module_imports_by_itself(name):
    """No module of ours needs another to be imported first, on whatever TensorFlow."""
    if ".breaks." in name and versions.has_native_estimator():
        return  # They are about what TensorFlow 2.16 and newer lack, and look at it.
    if name.startswith(LATER) and sys.version_info < (3, 9):
        return
    importlib.import_module(name)


def test_every_name_of_the_legacy_tree_resolves(quiet):
    """Each name that a legacy module lists can be had from it."""
    for module in map(importlib.import_module, modules(tf_contrib)):
        for name in dir(module):
            getattr(module, name)


@pytest.mark.parametrize("path", ["", ".experimental", ".export", ".inputs", ".tpu"])
def test_every_name_of_the_estimators_resolves(path):
    """Each name that a module of the estimator namespace lists can be had from it."""
    module = importlib.import_module(estimator.__name__ + path)
    for name in dir(module):
        getattr(module, name)
