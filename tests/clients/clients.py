"""Packages of the time that nobody here wrote: fetching them, and running their own tests.

`recipes.json` says which they are, where a file of each is known by its digest, what stands for
packages that they only name, what is run, and what counts.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
RECIPES = json.loads((HERE / "recipes.json").read_text())
NATIVE = HERE / "native.json"
LIMIT_S = 1500

SUITES = [(client, suite) for client, recipe in RECIPES.items() for suite in recipe["suites"]]


def cache():
    """Returns the directory that packages are downloaded to, which is never committed."""
    chosen = os.environ.get("TF_CONTRIB_COMPAT_CLIENTS")
    return Path(chosen) if chosen else Path(tempfile.gettempdir()) / "tf-contrib-compat-clients"


def fetch(client):
    """Downloads the file of a client with pip, unless it is there; returns its path.

    Raises:
      subprocess.CalledProcessError: pip can't get it.
      AssertionError: what it got is another file.
    """
    recipe = RECIPES[client]
    path = cache() / recipe["file"]
    if not path.exists():
        with tempfile.TemporaryDirectory() as directory:
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", directory]
            command += [*recipe["pip"], f"{client}=={recipe['version']}"]
            subprocess.run(command, check=True)
            got = Path(directory) / recipe["file"]
            check(got, recipe["sha256"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_suffix(".part").write_bytes(got.read_bytes())
            path.with_suffix(".part").replace(path)
    check(path, recipe["sha256"])
    return path


def check(path, sha256):
    """Fails for a file of another digest than is known."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == sha256, f"{path} has the SHA-256 {found}, not {sha256}"


def unpack(path, directory):
    """Unpacks a wheel or a source distribution; returns the directory with its packages."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(str(path)) as archive:
            archive.extractall(str(directory))
        return directory
    with tarfile.open(str(path)) as archive:
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(str(directory), **safely)
    return directory / path.name[: -len(".tar.gz")]


def options(client):
    """Returns the options of ``tf-contrib run`` that a client is run with."""
    found = ["--contrib-from", "fetched", "--warnings", "silent"]
    for package in RECIPES[client].get("packages", [client.replace("-", "_")]):
        found += ["--also", package]
    return found


def stubs(client, directory):
    """Copies what stands for other packages of a client; returns the directory to import from."""
    for stub in RECIPES[client]["stubs"]:
        shutil.copytree(str(HERE / "stubs" / stub), str(directory / stub))
    return directory


def run(command, client, suite, directory, path=()):
    """Runs a suite of a client.

    Args:
      command: what stands before the script that runs it.
      client: the client's name.
      suite: one of its suites.
      directory: an empty directory, where it is unpacked.
      path: directories to import from.

    Returns:
      What became of each test or module, by its name: ``"ok"``, ``"skipped"`` or ``"failed"``; and
      what was written to standard error.
    """
    unpacked = unpack(fetch(client), directory / "unpacked")
    out = directory / "outcomes.json"
    names = RECIPES[client]["suites"][suite]["names"]
    seen = [str(unpacked), *path, str(stubs(client, directory / "stubs"))]
    done = subprocess.run(
        [*command, str(HERE / "run_suite.py"), str(out), *names],
        env=dict(
            os.environ,
            PYTHONPATH=os.pathsep.join(seen),
            PYTHONWARNINGS="ignore",
            TF_CPP_MIN_LOG_LEVEL="3",
        ),
        cwd=str(unpacked),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(out.read_text()), done.stderr
