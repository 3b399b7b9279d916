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
    from contrib_compat.hooks import early_stopping

    write_events(tf, tmp_path, {1: {"accuracy": 0.5, "loss": 1.0}})
    evaluations = early_stopping.read_eval_metrics(str(tmp_path))
    with pytest.raises(KeyError, match=r"'acuracy', evaluation measured \['accuracy', 'loss'\]"):
        early_stopping._history(evaluations, "acuracy", min_steps=0)


def test_what_comes_before_the_damage_of_an_event_file_is_read(tf, tmp_path):
    """A truncated event file gives what it can."""
    import tf_contrib

    write_events(tf, tmp_path, {1: {"loss": 2.0}, 2: {"loss": 1.0}})
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    assert list(tf_contrib.estimator.read_eval_metrics(str(tmp_path))) == [1]
