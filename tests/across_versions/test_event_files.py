"""Event files that another TensorFlow wrote are read, by TensorFlow and by what we have for it."""

import glob
import os

import fixture_models
import observations
import pytest

from contrib_compat import estimator

PATTERNS = {"eval": os.path.join("eval", "events.*"), "train": "events.*"}


def test_event_files_hold_what_was_written(evaluated, tf):
    """The scalars, their tags and steps are those that were written."""
    for kind, scalars in evaluated.expected["scalars"].items():
        assert scalars
        pattern = os.path.join(evaluated.directory, PATTERNS[kind])
        assert observations.scalars(pattern) == scalars


def test_event_files_hold_the_graph(evaluated, tf):
    """The graphs in an event file can be parsed."""
    for kind in evaluated.expected["scalars"]:
        (path,) = glob.glob(os.path.join(evaluated.directory, PATTERNS[kind]))
        graphs = [e.graph_def for e in tf.train.summary_iterator(path) if e.graph_def]
        assert graphs
        for graph in graphs:
            assert "dense/kernel" in [node.name for node in tf.GraphDef.FromString(graph).node]


def test_read_eval_metrics_reads_them(evaluated, quiet):
    """read_eval_metrics returns what evaluate() returned where the files were written."""
    from tf_contrib.estimator import read_eval_metrics

    ((step, metrics),) = read_eval_metrics(os.path.join(evaluated.directory, "eval")).items()
    assert dict(metrics, global_step=step) == pytest.approx(evaluated.expected["evaluation"])


def test_best_model_selection_goes_on_from_them(evaluated, quiet):
    """A model has to be better than the best of the evaluations in the event files."""
    from tf_contrib.learn.utils.saved_model_export_utils import BestModelSelector

    loss = evaluated.expected["evaluation"]["loss"]
    selector = BestModelSelector(os.path.join(evaluated.directory, PATTERNS["eval"]))
    assert selector.update("worse", {"loss": loss + 0.1})[1] is None
    assert selector.update("better", {"loss": loss - 0.1})[0] == "better"


@pytest.mark.e2e
def test_best_exporter_goes_on_from_them(evaluated):
    """BestExporter knows after the change of TensorFlow what was best before."""
    from contrib_compat.exporters import BestExporter

    model = fixture_models.build(evaluated.model, estimator, evaluated.directory)
    exporter = BestExporter("raw", fixture_models.raw_receiver_fn(estimator))
    exports = os.path.join(evaluated.directory, "export", exporter.name)
    before = set(os.listdir(exports))
    worse = dict(evaluated.expected["evaluation"], global_step=4)
    worse["loss"] += 0.1
    assert exporter.export(model, exports, None, worse, False) is None
    assert set(os.listdir(exports)) == before
