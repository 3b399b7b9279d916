"""The processor time at which ``tf-contrib`` starts, over that of Python itself."""

import json
import os
import tempfile

import pairs

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
BARE = ["-c", "pass"]


def main():
    """Prints the figures as JSON."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:

        def script(name, text):
            path = os.path.join(folder, name)
            with open(path, "w") as file:
                file.write(text)
            return path

        helped = pairs.processes([*RUN[:2], "--help"], BARE, 15)
        figures["tf-contrib --help, over bare Python [ms]"] = helped.added_at_most(50)
        empty = pairs.processes([*RUN, script("empty.py", "")], BARE, 15)
        figures["tf-contrib run, empty, over bare Python [ms]"] = empty.added_at_most(100)
        for what, (old, new) in SCRIPTS.items():
            ours, theirs = [*RUN, script("old.py", old)], [script("new.py", new)]
            started = pairs.processes(ours, theirs, 5)
            figures[f"tf-contrib run, {what} / Python"] = started.at_most(1.05)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
