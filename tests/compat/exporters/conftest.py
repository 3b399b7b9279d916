"""An estimator that trains nothing and exports at once, and event files of its evaluations."""

import contextlib
import os

import pytest


class FakeEstimator:
    """Writes the least that makes an export, and keeps what it was called with."""

    def __init__(self, model_dir):
        self.model_dir = str(model_dir)
        self.calls = []
        self.version = 1500000000

    def export_saved_model(self, export_dir_base, serving_input_receiver_fn, **kwargs):
        self.calls.append((export_dir_base, serving_input_receiver_fn, kwargs))
        self.version += 1
        path = os.path.join(export_dir_base, str(self.version))
        os.makedirs(path)
        with open(os.path.join(path, "saved_model.pb"), "wb"):
            pass
        return path.encode()


@pytest.fixture
def estimator(tmp_path):
    """An estimator that exports at once."""
    return FakeEstimator(tmp_path / "model")


@pytest.fixture
def estimators(tmp_path):
    """Makes estimators by the name of their directory."""
    return lambda name: FakeEstimator(tmp_path / name)


@pytest.fixture
def evaluate(tf):
    """Writes an evaluation as an estimator does, and returns its result."""

    def evaluate(estimator, step, name="eval", wall_time=None, **metrics):
        directory = os.path.join(estimator.model_dir, name)
        os.makedirs(directory, exist_ok=True)
        count = len(os.listdir(directory))
        path = os.path.join(directory, f"events.out.tfevents.{count}")
        summary = tf.Summary()
        for tag, value in metrics.items():
            summary.value.add(tag=tag, simple_value=value)
        event = tf.Event(wall_time=wall_time or 1000.0 + count, step=step, summary=summary)
        with contextlib.closing(tf.io.TFRecordWriter(path)) as writer:
            writer.write(event.SerializeToString())
        return {"global_step": step, **metrics}

    return evaluate


@pytest.fixture
def run():
    """Calls an exporter as EvalSpec's evaluation does; returns the version, or None."""

    def run(exporter, estimator, eval_result=None, is_the_final_export=False):
        path = exporter.export(
            estimator=estimator,
            export_path=os.path.join(estimator.model_dir, "export", exporter.name),
            checkpoint_path="checkpoint",
            eval_result=eval_result,
            is_the_final_export=is_the_final_export,
        )
        return path and os.path.basename(path).decode()

    return run


class Killed(BaseException):
    """Nothing that a process does comes after it, as after kill -9."""


@pytest.fixture
def kill():
    """Kills the process while an estimator exports, before or after the export is there."""

    @contextlib.contextmanager
    def kill(estimator, is_there=False):
        export = estimator.export_saved_model

        def killed(*args, **kwargs):
            if is_there:
                export(*args, **kwargs)
            raise Killed

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(estimator, "export_saved_model", killed)
            with pytest.raises(Killed):
                yield

    return kill
