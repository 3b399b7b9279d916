"""Continuous evaluation: when it waits, what it says, when it ends."""

import pytest

from contrib_compat.experiment import continuous


class Clock:
    """Time that passes by sleeping alone."""

    now = 0.0

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(continuous.time, "time", made.time)
    monkeypatch.setattr(continuous.time, "sleep", made.sleep)
    return made


@pytest.fixture
def checkpoints(monkeypatch):
    """The latest checkpoint at each look; the last one stays."""
    made = []
    monkeypatch.setattr(
        continuous.tf.train,
        "latest_checkpoint",
        lambda folder: made.pop(0) if len(made) > 1 else made[0],
    )
    return made


def run(evaluate, is_last=lambda result, checkpoint: False, **arguments):
    arguments = dict(
        {"predicate_fn": None, "only_once": True, "delay_secs": 0, "throttle_secs": 0}, **arguments
    )
    continuous.evaluate_continuously("model", evaluate, is_last, **arguments)


def test_it_ends_with_the_last_checkpoint(clock, checkpoints):
    """Each checkpoint is evaluated once, until training has ended, without a wait after that."""
    checkpoints += [None, "ckpt-1", "ckpt-1", "ckpt-2"]
    evaluated = []

    def evaluate(checkpoint):
        evaluated.append(checkpoint)
        return {"checkpoint": checkpoint}

    run(
        evaluate,
        lambda result, checkpoint: checkpoint == "ckpt-2",
        delay_secs=100,
        throttle_secs=10,
    )
    assert evaluated == ["ckpt-1", "ckpt-2"]
    assert clock.now == 100 + 3 * 10


def test_an_evaluation_counts_as_waiting(clock, checkpoints):
    """The throttle is between the starts of two evaluations."""
    checkpoints += ["ckpt-1", "ckpt-2", "ckpt-3"]
    starts = []

    def evaluate(checkpoint):
        starts.append(clock.now)
        clock.sleep(4)

    run(evaluate, lambda result, checkpoint: checkpoint == "ckpt-3", throttle_secs=10)
    assert starts == [0, 10, 20]


def test_a_complaint_every_ten_minutes(clock, checkpoints, warned):
    """That there is no new checkpoint is said at once, then every ten minutes."""
    checkpoints.append("ckpt-1")
    asked = []

    def predicate(eval_results):
        asked.append(eval_results)
        return len(asked) <= 20

    run(lambda checkpoint: {"loss": 1.0}, predicate_fn=predicate, throttle_secs=60)
    # Looks come every minute from the second one on: at 1, 11 + 1 and so on.
    assert len(warned) == 2
    assert all("no new checkpoint" in line for line in warned)
    assert asked[:3] == [None, {"loss": 1.0}, {}]
