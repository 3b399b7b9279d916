"""What was evaluated before, without what is being evaluated."""

import contextlib

import pytest


@pytest.fixture
def model_dir(tmp_path):
    return tmp_path


@pytest.fixture
def evaluate(tf, model_dir):
    """Writes an evaluation to a file of its own, as a process does that was started again."""

    def evaluate(wall_time, step, directory="eval", **metrics):
        folder = model_dir / directory
        folder.mkdir(exist_ok=True)
        count = len(list(folder.iterdir()))
        summary = tf.Summary()
        for tag, value in metrics.items():
            summary.value.add(tag=tag, simple_value=value)
        path = str(folder / f"events.out.tfevents.{count}")
        with contextlib.closing(tf.io.TFRecordWriter(path)) as writer:
            event = tf.Event(wall_time=wall_time, step=step, summary=summary)
            writer.write(event.SerializeToString())

    return evaluate


@pytest.fixture
def earlier(model_dir):
    """Returns step and values of the earlier evaluations."""
    from contrib_compat.evaluations.earlier import DEFAULT_EVENT_FILE_PATTERN, earlier_evaluations

    def earlier(eval_result, pattern=DEFAULT_EVENT_FILE_PATTERN):
        found = earlier_evaluations(str(model_dir), pattern, eval_result)
        return [(scalars.step, scalars.values) for scalars in found]

    return earlier


def test_the_current_evaluation_is_left_out(evaluate, earlier):
    """Its event is there when an exporter is called, and is no earlier one."""
    evaluate(1, 10, loss=2.0)
    evaluate(2, 20, loss=1.0)
    assert earlier({"global_step": 20, "loss": 1.0}) == [(10, {"loss": 2.0})]


@pytest.mark.parametrize("current", [{"loss": 1.0}, {}, None])
def test_without_a_step_all_are_earlier(evaluate, earlier, current):
    """A result that does not tell its step can't be found among the events."""
    evaluate(1, 10, loss=2.0)
    assert earlier(current) == [(10, {"loss": 2.0})]


def test_of_two_evaluations_of_a_step_the_current_numbers_tell(evaluate, earlier):
    """A clock that was set back between them does not make the earlier one the current one."""
    evaluate(900, 10, loss=2.0)
    evaluate(100, 10, loss=0.1)
    assert earlier({"global_step": 10, "loss": 0.1}) == [(10, {"loss": 2.0})]
    assert earlier({"global_step": 10, "loss": 2.0})[0][1] == pytest.approx({"loss": 0.1})


def test_nan_is_known_again(evaluate, earlier):
    """A loss of NaN is recognised, though it equals nothing."""
    evaluate(1, 10, loss=float("nan"))
    evaluate(2, 10, loss=1.0)
    assert earlier({"global_step": 10, "loss": float("nan")}) == [(10, {"loss": 1.0})]


def test_of_evaluations_with_other_numbers_the_last_is_the_current_one(evaluate, earlier):
    """Events may hold less than the result, or what was changed since."""
    evaluate(1, 10, loss=2.0)
    evaluate(2, 10, loss=1.0)
    assert earlier({"global_step": 10, "loss": 7.0}) == [(10, {"loss": 2.0})]
    assert earlier({"global_step": 10, "loss": "text"}) == [(10, {"loss": 2.0})]


def test_an_evaluation_without_numbers_is_one(evaluate, earlier):
    """Its step was evaluated, whatever could be recorded of it."""
    evaluate(1, 10)
    evaluate(2, 20, loss=1.0)
    assert earlier({"global_step": 20, "loss": 1.0}) == [(10, {})]


def test_what_belongs_to_the_current_evaluation_is_left_out_too(evaluate, earlier):
    """Estimators write a second event, without numbers, that names the checkpoint."""
    evaluate(1, 10, loss=2.0)
    evaluate(2, 20, loss=1.0)
    evaluate(2, 20)
    for loss in (1.0, 7.0):
        assert earlier({"global_step": 20, "loss": loss}) == [(10, {"loss": 2.0})]


def test_numbers_beyond_32_bits_are_compared_quietly(evaluate, earlier):
    """A metric that is rounded to infinity in an event is found, without a warning of numpy."""
    evaluate(1, 10, loss=float("inf"))
    assert earlier({"global_step": 10, "loss": 1e300}) == []


def test_a_named_evaluation_is_found_if_there_is_one_only(evaluate, earlier, warned):
    """EvalSpec(name=...) writes elsewhere; of several names none is guessed."""
    evaluate(1, 10, "eval_dev", loss=2.0)
    assert earlier(None) == [(10, {"loss": 2.0})]
    assert not warned
    evaluate(1, 10, "eval_test", loss=2.0)
    assert earlier(None) == []
    assert len(warned) == 1
    assert warned[0].startswith("No event files match event_file_pattern 'eval/*.tfevents.*' in ")
