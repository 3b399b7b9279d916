"""``estimator.train_and_evaluate`` with exporters, on one machine."""

import os

import pytest

from contrib_compat import estimator, versions

pytestmark = pytest.mark.e2e


def test_it_trains_evaluates_and_exports(columns, make_input_fn, receiver_fn, tmp_path):
    """The metrics of the last evaluation and the paths of the exports come back."""
    model = estimator.LinearClassifier(columns, model_dir=str(tmp_path))
    metrics, exports = estimator.train_and_evaluate(
        model,
        estimator.TrainSpec(make_input_fn(), max_steps=4),
        estimator.EvalSpec(
            make_input_fn(),
            steps=1,
            exporters=[
                estimator.LatestExporter("latest", receiver_fn),
                estimator.FinalExporter("final", receiver_fn),
            ],
        ),
    )
    assert metrics["global_step"] == 4
    assert sorted(os.listdir(str(tmp_path / "export"))) == ["final", "latest"]
    assert [os.path.isdir(path) for path in exports] == [True, True]
    assert os.path.exists(str(tmp_path / "graph.pbtxt"))


def test_exporters_of_ones_own_are_of_the_base_class():
    """EvalSpec takes what derives from its base class, and nothing else."""

    class Own(estimator.Exporter):
        name = "own"

        def export(self, *args):
            return None

    spec = estimator.EvalSpec(lambda: None, exporters=Own())
    assert [exporter.name for exporter in spec.exporters] == ["own"]
    with pytest.raises(TypeError):
        estimator.EvalSpec(lambda: None, exporters=object())


def test_hooks_and_early_stopping(tf, columns, make_input_fn, tmp_path):
    """Session run hooks and the private early stopping hooks take part in training."""
    seen = []

    class Hook(tf.train.SessionRunHook):
        def after_run(self, run_context, run_values):
            seen.append(run_context)

    early_stopping = versions.estimator_module("early_stopping")
    model = estimator.LinearClassifier(columns, model_dir=str(tmp_path))
    stop = early_stopping.make_early_stopping_hook(
        model, lambda: True, run_every_secs=None, run_every_steps=1
    )
    model.train(make_input_fn(), hooks=[Hook(), stop], max_steps=50)
    assert 0 < len(seen) < 50
