"""Marks of exports in the event files of a run."""

import os

import numpy as np
import pytest

from contrib_compat.publishing.options import set_options


class Estimator:
    """What has a directory."""

    def __init__(self, model_dir):
        self.model_dir = model_dir


@pytest.fixture
def trained(tmp_path):
    """An estimator whose training wrote events, as natively, and the reading of its marks."""
    import tensorflow.compat.v1 as tf

    from contrib_compat.evaluations.event_writing import write_metrics

    write_metrics(str(tmp_path), 1, {"loss": 2.0})
    yield Estimator(str(tmp_path))
    tf.summary.FileWriterCache.clear()
    set_options()


def marks_in(model_dir):
    """Returns what event files show beside simple values: step, tag, plugin and value."""
    import tensorflow.compat.v1 as tf

    from contrib_compat.versions.record_files import records

    found = []
    for name in sorted(os.listdir(model_dir)):
        if "tfevents" in name:
            for record in records(os.path.join(model_dir, name)):
                event = tf.Event.FromString(record)
                for value in event.summary.value:
                    if value.HasField("tensor"):
                        plugin = value.metadata.plugin_data.plugin_name
                        shown = tf.make_ndarray(value.tensor).item()
                        found.append((event.step, value.tag, plugin, shown))
    return found


@pytest.mark.smoke
def test_an_export_is_a_text_and_its_metrics_are_points(trained):
    """The text says which version it is; arrays, words and the step itself are no points."""
    from contrib_compat.publishing.marks import mark

    result = {
        "loss": np.float32(0.5),
        "global_step": np.int64(7),
        "confusion": np.zeros((2, 2)),
        "name": "x",
    }
    path = os.path.join(trained.model_dir, "export", "best", "1500000000")
    mark(trained, "best", os.fsencode(path), None, result)
    (_, *first), second = marks_in(trained.model_dir)
    text = os.path.join("export", "best", "1500000000")
    assert first == ["export/best", "text", f"`{text}`\n- loss: 0.5".encode()]
    assert second == (7, "export/best/loss", "scalars", 0.5)


def test_a_mark_is_no_evaluation(trained):
    """Who reads earlier evaluations from these files, as BestExporter may, finds no number more."""
    from contrib_compat.evaluations.event_files import find_event_files, read_scalars
    from contrib_compat.publishing.marks import mark

    mark(trained, "best", "x/1500000000", None, {"loss": 0.5, "global_step": 7})
    read = read_scalars(find_event_files(os.path.join(trained.model_dir, "*.tfevents.*")))
    assert [scalars.values for scalars in read] == [{"loss": 2.0}]


def test_no_file_is_added_and_no_export_marked_twice(trained):
    """The writer is the training's own; an exporter behind a strategy marks once."""
    from contrib_compat.publishing.marks import mark

    before = os.listdir(trained.model_dir)
    for name in ("exporter", "strategy"):
        mark(trained, name, "x/1500000000", "m/model.ckpt-3")
    assert os.listdir(trained.model_dir) == before
    assert [(step, tag) for step, tag, *_ in marks_in(trained.model_dir)] == [
        (3, "export/exporter")
    ]


def test_where_there_are_no_events_there_is_no_mark(tmp_path):
    """Native listings stay as they are: of no directory, or one without event files."""
    from contrib_compat.publishing.marks import mark

    for estimator in (object(), Estimator(None), Estimator(str(tmp_path))):
        mark(estimator, "best", "x/1500000000", None, {"global_step": 7})
    assert os.listdir(str(tmp_path)) == []


@pytest.mark.parametrize("result", [None, "", 3])
def test_what_did_not_export_is_not_marked(trained, result):
    """An exporter without a reason to export returns nothing; an export_fn may return anything."""
    from contrib_compat.publishing.marks import mark

    mark(trained, "best", result, None, {"global_step": 7})
    assert not marks_in(trained.model_dir)


def test_without_a_step_there_is_no_mark(trained):
    """A model that has no checkpoint, and whose evaluation has no step, has no place in a chart."""
    from contrib_compat.publishing.marks import mark

    mark(trained, "best", "x/1500000000", None, {"loss": 1.0})
    assert not marks_in(trained.model_dir)


def test_it_can_be_done_without(trained):
    """set_options(summaries=False), or TF_CONTRIB_SUMMARIES=off, leaves event files alone."""
    from contrib_compat.publishing.marks import mark

    set_options(summaries=False)
    mark(trained, "best", "x/1500000000", None, {"global_step": 7})
    assert not marks_in(trained.model_dir)


@pytest.mark.parametrize("error", [OSError, IndexError, RuntimeError])
def test_a_file_system_that_fails_is_a_warning(trained, warned, monkeypatch, error):
    """An export is worth more than its mark; the thread that writes has errors of its own."""
    from contrib_compat.publishing import marks

    def fails(*arguments):
        raise error("no space left")

    monkeypatch.setattr(marks, "write_summary", fails)
    marks.mark(trained, "best", "x/1500000000", None, {"global_step": 7})
    assert "no space left" in warned[0]
