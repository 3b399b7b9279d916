"""What the tests of the documentation share, which `tox -e docs` alone runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# For helpers that several of these files import, and for the tools that make pages.
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "tools")]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The directory of the built site: the one that tox has built, or else one built here."""
    built = os.environ.get("TF_CONTRIB_COMPAT_SITE")
    if built:
        return Path(built)
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", str(ROOT / "docs"), str(folder)]
    subprocess.run(command, check=True)
    return folder
