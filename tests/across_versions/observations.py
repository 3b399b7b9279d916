"""What is noted of checkpoints and event files, where they are written and where they are read."""

import glob
import hashlib

import tensorflow.compat.v1 as tf


def variables(checkpoint):
    """Returns the variables of a checkpoint, arrays by name."""
    reader = tf.train.load_checkpoint(checkpoint)
    return {name: reader.get_tensor(name) for name in reader.get_variable_to_shape_map()}


def digest(checkpoint):
    """Returns type, shape and a checksum of every variable of a checkpoint, by name."""
    return {
        name: f"{value.dtype.name} {value.shape} {hashlib.sha256(value.tobytes()).hexdigest()[:16]}"
        for name, value in variables(checkpoint).items()
    }


def scalars(event_files):
    """Returns the scalars in all files of a pattern, as a sorted list of step, tag and value."""
    return sorted(
        [event.step, value.tag, value.simple_value]
        for path in glob.glob(event_files)
        for event in tf.train.summary_iterator(path)
        for value in event.summary.value
        if value.HasField("simple_value")
    )
