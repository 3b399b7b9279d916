"""When hooks stop training, and what they evaluate, compared with TF 1.12, the last with all."""

import json
import os

import pytest
from batteries import cases, raised_type, write_events

RECORDED_UNDER = "1.12"


def core(contrib, tf):
    """Returns tf.estimator, wherever it is."""
    if contrib.__name__ == "tf_contrib":
        from contrib_compat import estimator as tf_estimator

        return tf_estimator
    return tf.estimator


def line(contrib, tf):
    """Returns the model function of a line that starts at zero."""

    def model_fn(features, labels, mode):
        weight = tf.get_variable("weight", [], initializer=tf.zeros_initializer())
        loss = tf.reduce_mean(tf.square(weight * features["x"] - labels))
        step = tf.train.get_global_step()
        train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss, step)
        metrics = {"weight": tf.metrics.mean(weight)}
        return core(contrib, tf).EstimatorSpec(
            mode, loss=loss, train_op=train_op, eval_metric_ops=metrics
        )

    return model_fn


def input_fn():
    import tensorflow as tf

    return tf.data.Dataset.from_tensors(({"x": [1.0]}, [1.0])).repeat(20)


def estimator(contrib, tf, tmp, **config):
    namespace = core(contrib, tf)
    return namespace.Estimator(
        line(contrib, tf), str(tmp / "model"), namespace.RunConfig(tf_random_seed=1, **config)
    )


ACCURACIES = {10: {"acc": 0.5}, 20: {"acc": 0.7}, 30: {"acc": 0.6}, 40: {"acc": 0.65}}


class Stopper:
    """Asks whether a hook stops training after the evaluations so far."""

    def __init__(self, contrib, tf, tmp, evaluations=ACCURACIES):
        self.contrib, self.tf, self.tmp = contrib, tf, tmp
        self.estimator = estimator(contrib, tf, tmp)
        write_events(tf, self.estimator.eval_dir(), evaluations)

    def steps(self, make, *arguments, **named):
        """Returns how many of five steps are trained."""
        hook = make(self.estimator, *arguments, run_every_secs=None, run_every_steps=1, **named)
        done = []

        class Counter(self.tf.train.SessionRunHook):
            def after_run(self, context, values):
                done.append(1)

        self.estimator.train(input_fn, steps=5, hooks=[hook, Counter()])
        return len(done)


def case_higher_and_lower(contrib, tf, tmp):
    stopper, hooks = Stopper(contrib, tf, tmp), contrib.estimator
    return {
        "higher": stopper.steps(hooks.stop_if_higher_hook, "acc", 0.69),
        "not higher": stopper.steps(hooks.stop_if_higher_hook, "acc", 0.71),
        "higher, too early": stopper.steps(hooks.stop_if_higher_hook, "acc", 0.69, min_steps=21),
        "lower": stopper.steps(hooks.stop_if_lower_hook, "acc", 0.55),
        "not lower": stopper.steps(hooks.stop_if_lower_hook, "acc", 0.45),
        "equal": stopper.steps(hooks.stop_if_lower_hook, "acc", 0.5),
    }


def case_no_increase_and_no_decrease(contrib, tf, tmp):
    stopper, hooks = Stopper(contrib, tf, tmp), contrib.estimator
    return {
        "no increase": stopper.steps(hooks.stop_if_no_increase_hook, "acc", 20),
        "patient": stopper.steps(hooks.stop_if_no_increase_hook, "acc", 21),
        "no decrease": stopper.steps(hooks.stop_if_no_decrease_hook, "acc", 30),
        "patient about decrease": stopper.steps(hooks.stop_if_no_decrease_hook, "acc", 31),
        "late": stopper.steps(hooks.stop_if_no_decrease_hook, "acc", 20, None, 20),
        "from the first": stopper.steps(hooks.stop_if_no_decrease_hook, "acc", 0),
    }


def case_other_directory(contrib, tf, tmp):
    stopper, hooks = Stopper(contrib, tf, tmp), contrib.estimator
    other = str(tmp / "other")
    write_events(tf, other, {10: {"acc": 0.9}})
    return {
        "other": stopper.steps(hooks.stop_if_higher_hook, "acc", 0.8, other),
        "missing": stopper.steps(hooks.stop_if_higher_hook, "acc", 0.8, str(tmp / "missing")),
    }


def case_metric_that_was_never_measured(contrib, tf, tmp):
    stopper = Stopper(contrib, tf, tmp)
    return raised_type(stopper.steps, contrib.estimator.stop_if_higher_hook, "accuracy", 0.5)


def case_metric_that_is_not_always_measured(contrib, tf, tmp):
    evaluations = {10: {"other": 1.0}, 20: {"acc": 0.9}}
    stopper = Stopper(contrib, tf, tmp, evaluations)
    try:
        return stopper.steps(contrib.estimator.stop_if_higher_hook, "acc", 0.8)
    except Exception as error:
        return type(error).__name__


def case_nan_first(contrib, tf, tmp):
    evaluations = {10: {"loss": float("nan")}, 20: {"loss": 2.0}, 30: {"loss": 1.0}}
    stopper = Stopper(contrib, tf, tmp, evaluations)
    return stopper.steps(contrib.estimator.stop_if_no_decrease_hook, "loss", 20)


def case_read_eval_metrics(contrib, tf, tmp):
    read = contrib.estimator.read_eval_metrics
    write_events(tf, tmp / "eval", {20: {"a": 0.5, "b": 1.0}, 10: {"a": 0.25}})
    found = read(str(tmp / "eval"))
    return [list(found.items()), type(found).__name__, list(read(str(tmp / "missing")))]


def case_should_stop_fn(contrib, tf, tmp):
    answers = [False, False, True, True]
    make = contrib.estimator.make_early_stopping_hook
    model = estimator(contrib, tf, tmp)
    hook = make(model, lambda: answers.pop(0), run_every_secs=None, run_every_steps=2)
    model.train(input_fn, steps=20, hooks=[hook])
    seconds = estimator(contrib, tf, tmp / "seconds")
    seconds.train(input_fn, steps=5, hooks=[make(seconds, lambda: True)])
    return [
        # The hook reads the step beside the step's own increment, before or after it, and asks
        # first in the first step, then where it has read two more, and again two more.
        4 <= model.get_variable_value("global_step").item() <= 7,
        sorted(model.get_variable_names()),
        len(answers),
        seconds.get_variable_value("global_step").item(),
    ]


def case_wrong_hooks(contrib, tf, tmp):
    hooks = contrib.estimator
    model = estimator(contrib, tf, tmp)
    return [
        raised_type(hooks.make_early_stopping_hook, "estimator", lambda: True),
        raised_type(hooks.make_early_stopping_hook, model, lambda: True, 60, 10),
        raised_type(hooks.make_early_stopping_hook, model, "not callable"),
        raised_type(hooks.stop_if_higher_hook, model, "acc", 0.5, run_every_steps=5),
    ]


def as_worker(function):
    """Runs a function in a process that TF_CONFIG calls a worker."""
    cluster = {"chief": ["localhost:1"], "worker": ["localhost:2"], "ps": ["localhost:3"]}
    task = {"type": "worker", "index": 0}
    os.environ["TF_CONFIG"] = json.dumps({"cluster": cluster, "task": task})
    try:
        return function()
    finally:
        del os.environ["TF_CONFIG"]


def case_worker(contrib, tf, tmp):
    hooks = contrib.estimator
    model = as_worker(lambda: estimator(contrib, tf, tmp))
    return [
        type(hooks.make_early_stopping_hook(model, lambda: True)).__name__,
        type(hooks.stop_if_no_increase_hook(model, "acc", 10)).__name__,
        type(hooks.make_stop_at_checkpoint_step_hook(model, 10)).__name__,
        raised_type(hooks.InMemoryEvaluatorHook, model, input_fn),
    ]


def case_stop_at_checkpoint_step(contrib, tf, tmp):
    hooks = contrib.estimator
    model = estimator(contrib, tf, tmp)
    make = hooks.make_stop_at_checkpoint_step_hook
    model.train(input_fn, hooks=[make(model, 4)])
    after = model.get_variable_value("global_step").item()
    # What a worker would do whose chief has saved step 4.
    worker = as_worker(lambda: estimator(contrib, tf, tmp))
    model.train(input_fn, hooks=[make(worker, last_step=4, wait_after_file_check_secs=0)])
    return [after, model.get_variable_value("global_step").item()]


def case_in_memory_evaluation(contrib, tf, tmp):
    model = estimator(contrib, tf, tmp)
    seen = []

    class Reader(tf.train.SessionRunHook):
        def end(self, session):
            variables = session.graph.get_collection(tf.GraphKeys.GLOBAL_VARIABLES)
            (weight,) = [variable for variable in variables if variable.op.name == "weight"]
            seen.append(round(float(session.run(weight)), 4))

    hook = contrib.estimator.InMemoryEvaluatorHook(
        model, input_fn, steps=2, hooks=[Reader()], name="now", every_n_iter=2
    )
    model.train(input_fn, steps=5, hooks=[hook])
    events = {}
    for name in sorted(os.listdir(model.eval_dir("now"))):
        for event in tf.train.summary_iterator(os.path.join(model.eval_dir("now"), name)):
            for value in event.summary.value:
                if value.HasField("simple_value"):
                    events.setdefault(event.step, {})[value.tag] = round(value.simple_value, 4)
    return [seen, sorted(events.items())]


def case_wrong_in_memory_evaluation(contrib, tf, tmp):
    make = contrib.estimator.InMemoryEvaluatorHook
    model = estimator(contrib, tf, tmp)
    return [raised_type(make, model, input_fn, every_n_iter=count) for count in (0, None)]


CASES = cases(globals())


@pytest.mark.e2e
@pytest.mark.parametrize("name", CASES)
def test_hooks_do_as_on_tf_1_12(check_ours, name):
    """Hooks stop, wait and evaluate at the steps they did on TF 1.12, or do better."""
    check_ours(name)
