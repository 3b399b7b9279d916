"""Exports and best results in the event files of their run, read by TensorBoard's own loader."""

import os

import pytest
import writers

pytestmark = pytest.mark.consumer


@pytest.fixture
def loaded(trained):
    """The events of a training, as TensorBoard's backend has them."""
    from tensorboard.backend.event_processing import event_multiplexer

    multiplexer = event_multiplexer.EventMultiplexer()
    return multiplexer.AddRunsFromDirectory(trained.model_dir).Reload()


def test_the_export_is_a_text_of_the_run(loaded, trained):
    """The text plugin shows, at the step of the export, which version it is."""
    summaries = loaded.PluginRunToTagToContent("text")
    assert list(summaries) == ["."] and list(summaries["."]) == ["export/Servo"]
    (event,) = loaded.Tensors(".", "export/Servo")
    (text,) = event.tensor_proto.string_val
    assert event.step == writers.STEPS
    assert os.path.basename(trained.path) in text.decode()


def test_its_metrics_are_points_beside_the_evaluation(loaded):
    """The scalars plugin shows a point for the export, of the value that was evaluated then."""
    assert "export/Servo/loss" in loaded.PluginRunToTagToContent("scalars")["."]
    (point,) = loaded.Tensors(".", "export/Servo/loss")
    evaluated = {event.step: event.value for event in loaded.Scalars("eval", "loss")}
    assert point.step == writers.STEPS
    assert point.tensor_proto.float_val[0] == pytest.approx(evaluated[point.step])
