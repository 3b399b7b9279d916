"""Reading event files: whole ones, damaged ones and none."""

import contextlib

import pytest


@pytest.fixture
def write(tf, tmp_path):
    """Writes an event file of (wall time, step, metrics) and returns its path."""

    def write(*evaluations, name="events.out.tfevents.1"):
        path = str(tmp_path / name)
        with contextlib.closing(tf.io.TFRecordWriter(path)) as writer:
            writer.write(tf.Event(wall_time=0, file_version="brain.Event:2").SerializeToString())
            for wall_time, step, metrics in evaluations:
                summary = tf.Summary()
                for tag, value in metrics.items():
                    summary.value.add(tag=tag, simple_value=value)
                event = tf.Event(wall_time=wall_time, step=step, summary=summary)
                writer.write(event.SerializeToString())
        return path

    return write


def test_events_are_in_the_order_of_their_steps(write, warned):
    """The events of all files come by global step, with their numbers alone."""
    from contrib_compat.evaluations.event_files import read_scalars

    files = [
        write((3, 30, {"loss": 0.5}), (1, 10, {"loss": 2, "accuracy": 0.25})),
        write((2, 20, {"loss": 1}), name="events.out.tfevents.2"),
    ]
    assert read_scalars(files) == [
        (1, 10, {"loss": 2, "accuracy": 0.25}),
        (2, 20, {"loss": 1}),
        (3, 30, {"loss": 0.5}),
    ]
    assert not warned


def test_a_clock_that_is_set_back_does_not_change_the_order(write):
    """Events of later steps come later, and of one step those that were written later."""
    from contrib_compat.evaluations.event_files import read_scalars

    path = write((900, 10, {"loss": 4}), (500, 20, {"loss": 3}), (100, 20, {"loss": 2}))
    assert [scalars.values["loss"] for scalars in read_scalars([path])] == [4, 3, 2]


def test_summaries_without_numbers_are_read_apart(write):
    """read_summaries has evaluations that measured no number too, and no other events."""
    from contrib_compat.evaluations.event_files import read_scalars, read_summaries

    path = write((1, 10, {}), (2, 20, {"loss": 1}))
    assert read_summaries([path]) == [(1, 10, {}), (2, 20, {"loss": 1})]
    assert read_scalars([path]) == [(2, 20, {"loss": 1})]


def test_an_eval_result_has_what_evaluate_returns(write):
    """The numbers are scalars of numpy, as in a live result, and the step is one of them."""
    import numpy as np

    from contrib_compat.evaluations.event_files import read_scalars

    (scalars,) = read_scalars([write((1, 10, {"loss": 0.1}))])
    result = scalars.as_eval_result()
    assert result == {"loss": np.float32(0.1), "global_step": 10}
    assert [type(result["loss"]), type(result["global_step"])] == [np.float32, np.int64]


@pytest.mark.parametrize("damage", ["truncated", "flipped"])
def test_what_comes_before_a_damaged_place_is_read(write, warned, damage):
    """A truncated or a flipped record ends its file with a warning, and raises nothing."""
    from contrib_compat.evaluations.event_files import read_scalars

    path = write((1, 10, {"loss": 2}), (2, 20, {"loss": 1}))
    with open(path, "rb") as file:
        content = bytearray(file.read())
    if damage == "truncated":
        del content[-3:]
    else:
        content[-8] ^= 0xFF
    with open(path, "wb") as file:
        file.write(content)
    assert read_scalars([path]) == [(1, 10, {"loss": 2})]
    assert warned == [path + ": DataLossError; using what came before in it."]


def test_a_record_that_is_no_event_ends_its_file(tf, warned, tmp_path):
    """A file of other records is left alone with a warning."""
    from contrib_compat.evaluations.event_files import read_scalars

    path = str(tmp_path / "x.tfevents.tfrecord")
    with contextlib.closing(tf.io.TFRecordWriter(path)) as writer:
        writer.write(b"\xff\xff no event")
    assert read_scalars([path]) == []
    assert warned == [path + ": DecodeError; using what came before in it."]


def test_a_directory_is_no_event_file(write, tmp_path):
    """What matches the pattern and is a directory is passed over."""
    from contrib_compat.evaluations.event_files import find_event_files

    (tmp_path / "x.tfevents.y").mkdir()
    path = write()
    assert find_event_files(str(tmp_path / "*")) == [path]


def test_a_file_that_is_gone_is_a_warning(warned, tmp_path):
    """A file that was removed after it was found ends with a warning."""
    from contrib_compat.evaluations.event_files import read_scalars

    path = str(tmp_path / "gone")
    assert read_scalars([path]) == []
    assert warned == [path + ": NotFoundError; using what came before in it."]


def test_no_files_where_there_is_no_directory(tmp_path, tf):
    """A pattern below a directory that does not exist matches nothing, on every TensorFlow."""
    from contrib_compat.evaluations.event_files import find_event_files

    assert find_event_files(str(tmp_path / "nowhere" / "*.tfevents.*")) == []


def test_tensorflow_logs_no_deprecation_of_its_own(write, tf, capfd):
    """Reading is no reason for TensorFlow to log a deprecation at its own line."""
    from contrib_compat.evaluations.event_files import read_scalars

    read_scalars([write((1, 10, {"loss": 2}))])
    captured = capfd.readouterr()
    assert "deprecated" not in captured.out + captured.err
