"""Early stopping where the functions of tf.estimator fail."""

import pytest

pytestmark = pytest.mark.usefixtures("quiet")


def estimator(tf, tmp_path, **config):
    from contrib_compat import estimator as tf_estimator

    return tf_estimator.LinearRegressor(
        [tf.feature_column.numeric_column("x")],
        str(tmp_path),
        config=tf_estimator.RunConfig(**config),
    )


def write_events(tf, directory, by_step):
    with tf.Graph().as_default():
        writer = tf.summary.FileWriter(str(directory))
        for step, metrics in by_step.items():
            values = [tf.Summary.Value(tag=k, simple_value=v) for k, v in metrics.items()]
            writer.add_summary(tf.Summary(value=values), step)
        writer.close()


def test_a_strategy_of_one_machine_takes_the_default_interval(tf, tmp_path):
    """run_every_secs goes with MirroredStrategy; tf.estimator on TF 2 refuses its own default."""
    import tensorflow as tf2

    import tf_contrib

    strategy = tf2.distribute.MirroredStrategy(["/cpu:0"])
    model = estimator(tf, tmp_path, train_distribute=strategy)
    hook = tf_contrib.estimator.stop_if_no_decrease_hook(model, "loss", 10)
    assert isinstance(hook, tf.train.SessionRunHook)


def test_a_metric_never_measured_is_named_with_those_that_were(tf, tmp_path):
    """A misspelt metric is an error that lists what evaluation measured."""
    from contrib_compat.hooks import early_stopping, stop_rules

    write_events(tf, tmp_path, {1: {"accuracy": 0.5, "loss": 1.0}})
    evaluations = early_stopping.read_eval_metrics(str(tmp_path))
    with pytest.raises(KeyError, match=r"'acuracy', evaluation measured \['accuracy', 'loss'\]"):
        stop_rules.history_of(evaluations, "acuracy", min_steps=0)


def test_what_comes_before_the_damage_of_an_event_file_is_read(tf, tmp_path):
    """A truncated event file gives what it can."""
    import tf_contrib

    write_events(tf, tmp_path, {1: {"loss": 2.0}, 2: {"loss": 1.0}})
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    assert list(tf_contrib.estimator.read_eval_metrics(str(tmp_path))) == [1]


def trained(tf, tmp_path, *specs):
    """Trains and evaluates in turn with a hook that stops once the loss was lower than 1.0."""
    import tf_contrib
    from contrib_compat import estimator as tf_estimator

    def model_fn(features, labels, mode):
        weight = tf.get_variable("weight", [], initializer=tf.constant_initializer(4.0))
        step = tf.assign_add(tf.train.get_global_step(), 1)
        train_op = tf.group(tf.assign_sub(weight, 1.0), step)
        return tf_estimator.EstimatorSpec(mode, loss=tf.identity(weight), train_op=train_op)

    def input_fn():
        return tf.data.Dataset.from_tensors(({"x": [1.0]}, [1.0])).repeat()

    config = tf_estimator.RunConfig(save_checkpoints_steps=1)
    model = tf_estimator.Estimator(model_fn, str(tmp_path), config)
    hook = tf_contrib.estimator.stop_if_lower_hook(
        model, "loss", 1.0, run_every_secs=None, run_every_steps=1
    )
    for name in specs:
        tf_estimator.train_and_evaluate(
            model,
            tf_estimator.TrainSpec(input_fn, max_steps=8, hooks=[hook]),
            tf_estimator.EvalSpec(
                input_fn, steps=1, name=name, start_delay_secs=0, throttle_secs=0
            ),
        )
    return int(model.get_variable_value("global_step"))


@pytest.mark.e2e
@pytest.mark.parametrize("name", [None, "dev"])
def test_an_evaluation_with_a_name_counts_too(tf, tmp_path, warned, name):
    """EvalSpec(name="dev") writes to eval_dev/, which is read where eval/ has nothing."""
    assert 4 <= trained(tf, tmp_path, name) < 7
    assert not [line for line in warned if "Early stopping" in line]


@pytest.mark.e2e
def test_evaluations_with_several_names_are_warned_of(tf, tmp_path, warned):
    """Which of them counts can't be known: one warning says what to write."""
    for name in ("one", "two"):
        write_events(tf, tmp_path / f"eval_{name}", {1: {"loss": 0.0}})
    assert trained(tf, tmp_path, "one") == 8
    (line,) = [line for line in warned if "Early stopping" in line]
    assert "eval_one" in line and "eval_two" in line and "eval_dir=" in line


def test_a_directory_that_is_given_is_read_alone(tf, tmp_path):
    """With eval_dir no other evaluation is looked for."""
    import tf_contrib

    write_events(tf, tmp_path / "eval_dev", {1: {"loss": 0.0}})
    model = estimator(tf, tmp_path)
    hook = tf_contrib.estimator.stop_if_lower_hook(model, "loss", 1.0, model.eval_dir())
    assert hook._should_stop_fn() is False
    hook = tf_contrib.estimator.stop_if_lower_hook(model, "loss", 1.0, model.eval_dir("dev"))
    assert hook._should_stop_fn() is True
