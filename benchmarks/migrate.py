"""The migration tool over the sources of TensorFlow 1.15's wheel, in processor time on one core.

Against ``ast.parse`` of the files that mention contrib, which is the floor, and against
tf_upgrade_v2 over a sample of them, where a Python with TensorFlow 1.15 is given.

    python benchmarks/migrate.py WHEEL_DIRECTORY [PYTHON_WITH_TENSORFLOW_115]
"""

import ast
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pairs

from contrib_compat.migrate import discovery
from contrib_compat.migrate.run import run
from contrib_compat.migrate.settings import Settings

SAMPLE = 25
# In bytes; files up to that have 2,000 in the mean, all of the wheel 13,000.
SMALL = 6000
# The converter by itself: importing TensorFlow is no part of what it takes a file.
PEER = """
import sys, time
from tensorflow.tools.compatibility import ast_edits, tf_upgrade_v2
upgrade = ast_edits.ASTCodeUpgrader(tf_upgrade_v2.TFAPIChangeSpec())
begun = time.process_time()
for number, path in enumerate(sys.argv[2:]):
    upgrade.process_file(path, "%s/%d.py" % (sys.argv[1], number))
print(time.process_time() - begun)
"""


def seconds(function):
    """Returns the processor time of a call, the best of three."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        function()
        times.append(time.process_time() - begun)
    return min(times)


def peer(python, paths):
    """Returns the processor time that tf_upgrade_v2 takes a file."""
    with tempfile.TemporaryDirectory() as directory:
        command = [python, "-W", "ignore", "-c", PEER, directory, *map(str, paths)]
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    return float(done.stdout.split()[-1]) / len(paths)


def a_fifth(sources, mentioning):
    """Returns small files of which one in five mentions contrib."""
    small = [one for one in sources if one.path.stat().st_size <= SMALL]
    of_contrib = [one for one in small if one in mentioning]
    others = [one for one in small if one not in mentioning]
    count = min(len(of_contrib), len(others) // 4)
    return of_contrib[:count] + others[: 4 * count]


def main(root, python=None):
    """Prints the figures as JSON."""
    sources = discovery.sources([Path(root)])
    settings = Settings(with_copy=True)
    ours = seconds(lambda: run(discovery.sources([Path(root)]), settings))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    mentioning = [one for one in sources if b"contrib" in one.path.read_bytes()]
    small = seconds(partial(run, a_fifth(sources, mentioning), settings))
    texts = [one.path.read_text(encoding="utf-8") for one in mentioning]
    floor = seconds(lambda: [ast.parse(text) for text in texts])
    parsed = pairs.Sides([(ours, floor)])
    figures = {
        "files a second": [len(sources) / ours, ">=", 700],
        "files a second, of small ones that mention contrib to a fifth": [
            len(a_fifth(sources, mentioning)) / small,
            ">=",
            1000,
        ],
        "against ast.parse of those that mention contrib": parsed.at_most(3.5),
        "memory at its highest [MB]": [memory, "<=", 120],
    }
    if python and shutil.which(python):
        sample = [one.path for one in mentioning[:: len(mentioning) // SAMPLE]]
        both = pairs.Sides([(ours / len(sources), peer(python, sample))])
        figures["tf_upgrade_v2 a file against ours"] = both.at_least(30)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
