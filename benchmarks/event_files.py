"""Reading event files against the same list made from TensorFlow's own iterator."""

import contextlib
import json
import os
import shutil
import tempfile

import pairs
import tensorflow.compat.v1 as tf

from contrib_compat.evaluations.event_files import Scalars, read_scalars

EVENTS = 20000


def write_events(path):
    """Writes evaluations of two metrics."""
    with contextlib.closing(tf.io.TFRecordWriter(path)) as writer:
        for step in range(EVENTS):
            summary = tf.Summary()
            summary.value.add(tag="loss", simple_value=1 / (step + 1))
            summary.value.add(tag="accuracy", simple_value=0.5)
            event = tf.Event(wall_time=step, step=step, summary=summary)
            writer.write(event.SerializeToString())


def scalars_of(path):
    """Reads them by tf.train.summary_iterator."""
    found = []
    for event in tf.train.summary_iterator(path):
        values = {
            value.tag: value.simple_value
            for value in event.summary.value
            if value.HasField("simple_value")
        }
        if values:
            found.append(Scalars(event.wall_time, event.step, values))
    return found


def main():
    """Prints the ratio as JSON."""
    tf.logging.set_verbosity(tf.logging.ERROR)
    directory = tempfile.mkdtemp()
    path = os.path.join(directory, "events.out.tfevents.1")
    write_events(path)
    assert read_scalars([path]) == scalars_of(path)
    read = pairs.compare(lambda: read_scalars([path]), lambda: scalars_of(path), pairs=21)
    shutil.rmtree(directory)
    print(json.dumps({f"{EVENTS} events / summary_iterator": read.at_most(1.3)}))


if __name__ == "__main__":
    main()
