"""The processor time at which ``tf-contrib`` starts, over that of Python itself."""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile

# What a script of the time does, and the same in a program of today: the modules are the same.
SCRIPTS = {
    "tf.placeholder": (
        "import tensorflow as tf\ntf.placeholder(tf.float32)",
        "import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\ntf.placeholder(tf.float32)",
    ),
    "tf.estimator": (
        "import tensorflow as tf\ntf.estimator.Estimator",
        "import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n"
        "from contrib_compat import estimator\nestimator.Estimator",
    ),
    "tf.contrib.learn": (
        "import tensorflow as tf\ntf.contrib.learn.Experiment",
        "import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\n"
        "from tf_contrib import learn\nlearn.Experiment",
    ),
}
RUN = ["-m", "contrib_compat", "run"]


def seconds(*arguments):
    """Returns the processor seconds of a Python process, which must end well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.check_output([sys.executable, *arguments], stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(ours, theirs, pairs):
    """Returns the processor seconds of both, ``pairs`` times; the first run of each is left out."""
    seconds(*ours), seconds(*theirs)
    return [(seconds(*ours), seconds(*theirs)) for _ in range(pairs)]


def added(ours, pairs=15):
    """Returns the milliseconds that a command takes over a bare Python."""
    return 1000 * statistics.median(a - b for a, b in in_turn(ours, ["-c", "pass"], pairs))


def ratio(ours, theirs, pairs=5):
    """Returns the median of ours over theirs."""
    return statistics.median(a / b for a, b in in_turn(ours, theirs, pairs))


def main():
    """Prints the figures as JSON."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:

        def script(name, text):
            path = os.path.join(folder, name)
            with open(path, "w") as file:
                file.write(text)
            return path

        figures["tf-contrib --help [CPU ms]"] = [added([*RUN[:2], "--help"]), "<=", 50]
        empty = script("empty.py", "")
        figures["tf-contrib run, empty [CPU ms]"] = [added([*RUN, empty]), "<=", 100]
        for what, (old, new) in SCRIPTS.items():
            ours, theirs = [*RUN, script("old.py", old)], [script("new.py", new)]
            figures[f"tf-contrib run, {what} / Python"] = [ratio(ours, theirs), "<=", 1.05]
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
