"""A restart after a million evaluations against one after none: the best is known at once."""

import json
import os
import shutil
import tempfile

import pairs
import tensorflow.compat.v1 as tf

from contrib_compat.exporters import BestExporter
from contrib_compat.publishing.options import set_options

EVENTS = 1000000


class Estimator:
    """Writes the least that makes an export."""

    def __init__(self, model_dir):
        self.model_dir = model_dir

    def export_saved_model(self, base, *arguments, **options):
        """Writes it under a number that is never the same."""
        number = 1500000000 + len(os.listdir(base)) if os.path.isdir(base) else 1500000000
        path = os.path.join(base, str(number))
        os.makedirs(path)
        with open(os.path.join(path, "saved_model.pb"), "wb"):
            pass
        return path


def restart(model_dir, loss):
    """Gives an exporter of a new process its first turn."""
    base = os.path.join(model_dir, "export", "best")
    result = {"loss": loss, "global_step": EVENTS}
    return BestExporter("best", None).export(Estimator(model_dir), base, None, result, False)


def write_events(model_dir, count):
    """Writes evaluations, each of one metric."""
    os.makedirs(os.path.join(model_dir, "eval"))
    path = os.path.join(model_dir, "eval", "events.out.tfevents.1")
    with tf.io.TFRecordWriter(path) as writer:
        for step in range(count):
            value = tf.Summary.Value(tag="loss", simple_value=2.0)
            event = tf.Event(wall_time=step, step=step, summary=tf.Summary(value=[value]))
            writer.write(event.SerializeToString())


def main():
    """Prints the ratio as JSON."""
    tf.logging.set_verbosity(tf.logging.ERROR)
    set_options(summaries=False)
    directory = tempfile.mkdtemp()
    many, none = os.path.join(directory, "many"), os.path.join(directory, "none")
    for model_dir, events in ((many, EVENTS), (none, 0)):
        write_events(model_dir, events)
        assert restart(model_dir, 1.0)
        # A worse model: what is measured is how that becomes known.
        assert restart(model_dir, 2.0) is None
    restarted = pairs.compare(
        lambda: restart(many, 2.0), lambda: restart(none, 2.0), pairs=51, number=20
    )
    shutil.rmtree(directory)
    print(json.dumps({f"restart after {EVENTS} evaluations / none": restarted.at_most(2)}))


if __name__ == "__main__":
    main()
