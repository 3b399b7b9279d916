"""The processor time of the first import of tf.contrib.layers in a process that has TensorFlow.

It is the native one on TensorFlow 1.15, which imports all of contrib, elsewhere that of the copy
that ``tf-contrib fetch`` made.
"""

import json
import statistics
import subprocess
import sys

PROGRAM = """
import time
import tensorflow.compat.v1 as tf
tf.Session
before = time.process_time()
if tf.__version__.startswith("1."):
    from tensorflow.contrib import layers
else:
    from tf_contrib import layers
layers.fully_connected
print(time.process_time() - before)
"""


def seconds():
    """Returns the seconds that one new process takes."""
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM]
    return float(subprocess.check_output(command, stderr=subprocess.DEVNULL).split()[-1])


def main():
    """Prints the seconds as JSON; the first process compiles the files."""
    seconds()
    print(json.dumps({"CPU seconds": statistics.median(seconds() for _ in range(5))}))


if __name__ == "__main__":
    main()
