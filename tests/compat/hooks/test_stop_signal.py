"""The signal for early stopping, and the models and checkpoints that it goes with."""

import pytest

from contrib_compat import estimator, versions
from contrib_compat.hooks import stop_signal

pytestmark = pytest.mark.usefixtures("quiet")

KEY = "signal_early_stopping/STOP"


def input_fn():
    """Returns one example for ever."""
    import tensorflow.compat.v1 as tf

    return tf.data.Dataset.from_tensors(({"x": [1.0]}, [1.0])).repeat()


@pytest.fixture
def make(tf, tmp_path):
    """Makes an estimator whose weight is its global step; always for the same directory."""

    def make(scaffold=None):
        def model_fn(features, labels, mode):
            weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
            step = tf.assign_add(tf.train.get_global_step(), 1)
            loss = tf.stop_gradient(weight)
            return estimator.EstimatorSpec(
                mode,
                loss=loss,
                train_op=tf.group(tf.assign_add(weight, 1.0), step),
                scaffold=scaffold() if scaffold else None,
            )

        return estimator.Estimator(model_fn, str(tmp_path / "model"))

    return make


def hook(model, *answers):
    """Makes a hook that asks after each step, and gets these answers and then a no."""
    import tf_contrib

    left = list(answers)
    return tf_contrib.estimator.make_early_stopping_hook(
        model, lambda: bool(left) and left.pop(0), run_every_secs=None, run_every_steps=1
    )


def step_of(model):
    """Returns the step of the latest checkpoint."""
    return int(model.get_variable_value("global_step"))


def trained(model, make_hook=hook):
    """Trains until the second answer; returns for how many steps.

    A hook reads the step beside the step's own increment, so that it may be one behind.
    """
    before = step_of(model) if model.latest_checkpoint() else 0
    model.train(input_fn, hooks=[make_hook(model, False, True)], steps=9)
    return step_of(model) - before


@pytest.mark.e2e
@pytest.mark.smoke
def test_a_hook_may_be_added_to_a_trained_model_and_taken_away(make):
    """Training goes on from checkpoints without the signal, with the hook and without it."""
    make().train(input_fn, steps=2)
    for _ in range(2):
        assert trained(make()) in (2, 3)
        assert KEY not in make().get_variable_names()
    before = step_of(make())
    make().train(input_fn, steps=1)
    assert step_of(make()) == before + 1


@pytest.mark.e2e
def test_a_model_trained_with_the_hook_from_the_start_has_the_signal(make):
    """Its checkpoints hold the signal as natively; that of before doesn't stop what follows."""
    model = make()
    stopped = trained(model)
    assert model.get_variable_value(KEY).item() is True
    model.train(input_fn, hooks=[hook(model)], steps=2)
    assert step_of(model) == stopped + 2
    assert model.get_variable_value(KEY).item() is False
    model.train(input_fn, steps=1)
    assert step_of(model) == stopped + 3


@pytest.mark.e2e
@pytest.mark.parametrize("own", ["saver", "init_op", "local_init_op"])
def test_a_scaffold_of_ones_own_need_not_know_the_signal(make, tf, own):
    """A Saver or initializer that the model brings was made before the hook's variable."""
    values = {
        "saver": lambda: tf.train.Saver(tf.global_variables()),
        "init_op": tf.global_variables_initializer,
        "local_init_op": tf.local_variables_initializer,
    }
    for _ in range(2):
        assert trained(make(lambda: tf.train.Scaffold(**{own: values[own]()}))) in (2, 3)


def test_a_worker_stops_at_the_signal_alone(tf):
    """Neither a variable that waits for the chief nor its first value stops a worker."""
    with tf.Graph().as_default():
        worker = stop_signal._CheckForStoppingHook()
        worker.begin()
        variable = stop_signal._get_or_create_stop_var()
        with tf.Session() as session:
            asked = worker.before_run(None).fetches
            assert session.run(asked) == False  # noqa: E712, a numpy scalar
            session.run(variable.initializer)
            assert session.run(asked) == False  # noqa: E712
            session.run(tf.assign(variable, True))
            assert session.run(asked) == True  # noqa: E712
        (saved,) = tf.get_collection(tf.GraphKeys.SAVEABLE_OBJECTS)
        assert saved.name == KEY


@pytest.mark.e2e
def test_a_worker_that_sees_the_signal_ends(make):
    """The worker's hook asks its session to stop."""

    class Chief(stop_signal._StopOnPredicateHook):
        """Sends the signal without stopping by itself."""

        def after_run(self, context, values):
            if values.results >= 3:
                context.session.run(self._stop_op)

    model = make()
    make().train(input_fn, steps=1)
    hooks = [
        Chief(lambda: False, model_dir=model.model_dir),
        stop_signal._CheckForStoppingHook(model.model_dir),
    ]
    model.train(input_fn, hooks=hooks, steps=20)
    assert 3 <= step_of(model) < 8


@pytest.mark.e2e
def test_the_private_names_that_other_packages_import(make, tf):
    """finetune 0.6 derives from the hook and makes the variable itself."""
    import tf_contrib.estimator.python.estimator.early_stopping as legacy

    class Own(legacy._StopOnPredicateHook):
        def begin(self):
            self._global_step_tensor = tf.train.get_global_step()
            self._stop_var = legacy._get_or_create_stop_var()
            self._stop_op = tf.assign(self._stop_var, True)

    def make_own(model, *answers):
        left = list(answers)
        return Own(should_stop_fn=lambda: left.pop(0), run_every_secs=None, run_every_steps=1)

    assert trained(make(), make_own) in (2, 3)
    assert KEY in make().get_variable_names()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"should_stop_fn": 5}, TypeError),
        ({"should_stop_fn": list, "run_every_steps": 1}, ValueError),
    ],
)
def test_wrong_arguments_are_refused(arguments, error):
    """What is asked has to be a function, at one kind of interval."""
    with pytest.raises(error):
        stop_signal._StopOnPredicateHook(**arguments)


STRATEGY = """
import sys, tensorflow
from contrib_compat import estimator
import tf_contrib

def model_fn(features, labels, mode):
    weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
    loss = tf.reduce_mean(tf.square(weight - 5.0) + 0.0 * features["x"])
    step = tf.train.get_global_step()
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss, step)
    return estimator.EstimatorSpec(mode, loss=loss, train_op=train_op)

def input_fn():
    return tf.data.Dataset.from_tensors(({{"x": [1.0]}}, [1.0])).repeat()

def train(hooked):
    config = estimator.RunConfig(
        train_distribute={strategy},
        session_config=tf.ConfigProto(device_count={{"CPU": 2}}),
    )
    model = estimator.Estimator(model_fn, {model_dir!r}, config)
    answers = [False, True]
    hooks = [
        tf_contrib.estimator.make_early_stopping_hook(
            model, lambda: answers.pop(0), run_every_secs=None, run_every_steps=1
        )
    ]
    model.train(input_fn, hooks=hooks if hooked else [], steps=20 if hooked else 2)
    print(model.get_variable_value("global_step"), {key!r} in model.get_variable_names())

for hooked in {order}:
    train(hooked)
"""

STRATEGIES = {
    "mirrored": 'tensorflow.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"])',
    "collective": "tensorflow.distribute.MultiWorkerMirroredStrategy()",
}


@pytest.mark.e2e
@pytest.mark.slow
@pytest.mark.skipif(versions.tf_version().release < (2, 4), reason="the names of TF 2.4")
@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
def test_a_hook_may_be_added_under_a_strategy(program, tmp_path, strategy):
    """Also where the variable is on several devices, or counts the votes of several workers."""
    code = STRATEGY.format(
        strategy=STRATEGIES[strategy],
        model_dir=str(tmp_path / "model"),
        key=KEY,
        order=[False, True, True, False],
    )
    lines = [line.split() for line in program(code).splitlines()]
    steps = [int(step) for step, _ in lines]
    assert steps[0] == 2 and steps[3] == steps[2] + 2
    # A hook may read the step beside its increment, and one of several workers hears of it later.
    assert all(2 <= after - before < 8 for before, after in zip(steps, steps[1:3]))
    assert {saved for _, saved in lines} == {"False"}
