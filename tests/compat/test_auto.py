"""``import contrib_compat.auto``."""

import importlib

import contrib_compat


def test_it_installs_contrib_when_it_is_imported(tf):
    """It is for places that take a module's name; what it does can be taken back."""
    auto = importlib.import_module("contrib_compat.auto")
    contrib_compat.uninstall()
    importlib.reload(auto)
    try:
        assert hasattr(importlib.import_module("tensorflow"), "contrib")
    finally:
        contrib_compat.uninstall()
