"""Metrics that are variables, as contrib's metrics return them, in exports for evaluation."""

import pytest

pytestmark = pytest.mark.e2e


def count(tf, values, use_resource):
    """Sums as tf.contrib.metrics.count counts: the value is a variable, the update what adds."""
    total = tf.get_variable(
        "total",
        [],
        initializer=tf.zeros_initializer(),
        trainable=False,
        use_resource=use_resource,
        collections=[tf.GraphKeys.LOCAL_VARIABLES, tf.GraphKeys.METRIC_VARIABLES],
    )
    return total, tf.assign_add(total, tf.reduce_sum(values))


@pytest.fixture(params=[False, True], ids=["reference", "resource"])
def estimator(request, tf, model, tmp_path):
    """A trained estimator with such a metric beside an ordinary one."""
    from contrib_compat import estimator as tf_estimator

    def model_fn(features, labels, mode):
        x = tf.cast(tf.reshape(features["x"], [-1]), tf.float32)
        weight = tf.get_variable("weight", [], initializer=tf.ones_initializer())
        loss = tf.reduce_mean(tf.square(x * weight))
        metrics = {"count": count(tf, x, request.param), "mean": tf.metrics.mean(x)}
        train_op = tf.assign_add(tf.train.get_global_step(), 1).op
        return tf_estimator.EstimatorSpec(
            mode, {"x": x}, loss=loss, train_op=train_op, eval_metric_ops=metrics
        )

    def input_fn():
        return tf.data.Dataset.from_tensors(({"x": [[1.0], [2.0]]}, [[0.0], [0.0]]))

    made = tf_estimator.Estimator(model_fn, str(tmp_path / "model"))
    return made.train(input_fn), input_fn


def test_they_are_exported_and_go_on_counting(estimator, tmp_path, quiet):
    """The exported graph measures what the estimator does, over several batches."""
    import tf_contrib
    from contrib_compat.saved_model import receivers

    trained, input_fn = estimator
    batches = lambda: input_fn().repeat(3)  # noqa: E731
    receiver = receivers.build_supervised_input_receiver_fn_from_input_fn(input_fn)
    path = tf_contrib.estimator.export_saved_model_for_mode(
        trained, str(tmp_path / "exports"), receiver, mode="eval"
    )
    exported = tf_contrib.estimator.SavedModelEstimator(path.decode(), str(tmp_path / "again"))
    measured, again = trained.evaluate(batches), exported.evaluate(batches)
    assert measured["count"] == 9.0
    assert {name: again["metrics/" + name] for name in ("count", "mean")} == {
        name: measured[name] for name in ("count", "mean")
    }


def test_the_estimator_stays_as_it_is(estimator):
    """What is exported is another object, with the same parts."""
    from contrib_compat.saved_model.metric_tensors import with_metric_tensors

    trained, _ = estimator
    before = dict(vars(trained))
    exported = with_metric_tensors(trained)
    assert exported is not trained
    assert type(exported) is type(trained)
    assert vars(trained) == before
    assert exported.model_dir == trained.model_dir


def test_what_is_no_estimator_of_tensorflow_is_left_alone():
    """An object that only has the methods is exported as it is."""
    from contrib_compat.saved_model.metric_tensors import with_metric_tensors

    other = object()
    assert with_metric_tensors(other) is other
