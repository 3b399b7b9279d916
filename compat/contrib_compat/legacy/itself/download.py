"""The wheel of TensorFlow 1.15.5, downloaded by pip and known by its digest."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, List

from contrib_compat.legacy.itself.contents import CopyError

#: What pip gets: Linux' wheel for Python 3.7, on every platform, for its Python files alone.
WHEEL = (
    "tensorflow==1.15.5 --no-deps --only-binary=:all: --python-version 37 --implementation cp "
    "--abi cp37m --platform manylinux2010_x86_64"
)
SIZE = 110_499_974
#: The SHA-256 of each wheel of 1.15.5: Python 3.6 and 3.7, for macOS, Linux and Windows.
DIGESTS = (
    "64c7c3ff7e7506a3b4d48174e9217066a99be59a1d18463a585f3145bad59f0b",
    "530c35578b48462df88253e9196f7fbe1815e2932a340295b025072b58d6e3da",
    "ef95b6b5b9d408a0181575b0ae82ab1fbd99474a528c546d01939bff26de681a",
    "c9c73bb0302dbfd7d4a76dc7024ff58b23016633e2ce8295a4ec213d75e51f1f",
    "29831dda98d668067de75403b2fca0d06a2f026ef6f217fa2ca873c20b4ee4d3",
    "030453973e837301d08ab1a5cbd4adc87876216843861c71bc6429769ec596b0",
)


def downloaded_wheel(directory: Path, progress: Callable[[int, int], None]) -> Path:
    """Downloads the wheel, or takes it from pip's cache.

    Args:
      directory: where it and everything that pip writes meanwhile goes.
      progress: called with the bytes that have come and those of the whole wheel.

    Raises:
      CopyError: there is no pip, or pip could not get the wheel of that digest.
    """
    requirement, _, options = WHEEL.partition(" ")
    hashes = " ".join(f"--hash=sha256:{digest}" for digest in DIGESTS)
    (directory / "wheel.txt").write_text(f"{requirement} {hashes}\n", encoding="ascii")
    command = [*_pip(), "download", "--quiet", "--no-input", "--disable-pip-version-check"]
    command += [*options.split(), "--require-hashes", "-r", "wheel.txt", "-d", "wheel"]
    # pip unpacks its downloads in the temporary directory: in one of its own it can be watched.
    temporary = {name: str(directory) for name in ("TMPDIR", "TEMP", "TMP")}
    with (directory / "log").open("w+b") as log:
        process = subprocess.Popen(
            command, cwd=str(directory), env={**os.environ, **temporary}, stdout=log, stderr=log
        )
        try:
            while process.poll() is None:
                time.sleep(0.1)
                progress(_arrived(directory), SIZE)
        finally:
            process.kill()
            process.wait()
        log.seek(0)
        told = log.read().decode("utf-8", "replace").strip()
    wheels = list(directory.glob("wheel/*.whl"))
    if process.returncode or not wheels:
        raise CopyError(
            f"pip could not download the wheel of TensorFlow 1.15.5:\n{told}\n"
            "Where there is a network, `pip download " + WHEEL + "` gets it; "
            "`tf-contrib fetch --from WHEEL` makes the copy from it."
        )
    return wheels[0]


def _pip() -> List[str]:
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    for name in ("pip", "pip3"):
        if shutil.which(name):
            return [name]
    if shutil.which("uv"):
        return ["uv", "tool", "run", "pip"]
    raise CopyError(
        f"There is no pip beside {sys.executable} or on the PATH to download TensorFlow 1.15.5. "
        "Elsewhere, `pip download " + WHEEL + "` gets the wheel; `tf-contrib fetch --from WHEEL` "
        "makes the copy from it."
    )


def _arrived(directory: Path) -> int:
    sizes = [0]
    for path in directory.glob("**/*.whl"):
        try:
            sizes.append(path.stat().st_size)
        except OSError:  # pip has moved it meanwhile.
            continue
    return max(sizes)
