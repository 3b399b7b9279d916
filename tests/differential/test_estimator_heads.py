"""What heads do with one batch, natively and here: losses, metrics, exports, errors."""

import pytest
from batteries import cases, numbers, raised, raised_type

FEATURES = {"weight": [[1.0], [2.0], [0.5], [1.0]], "x": [[1.0], [2.0], [3.0], [4.0]]}
LOGITS = [[2.0, -1.0, 0.5], [0.0, 1.0, -2.0], [1.0, 1.0, 1.0], [-3.0, 0.25, 0.75]]
CLASSES = [[0], [1], [2], [1]]
BITS = [[1], [0], [1], [0]]
REALS = [[1.0], [2.0], [0.5], [3.0]]
MULTI_HOT = [[1, 0, 1], [0, 1, 0], [0, 0, 0], [1, 1, 1]]


class Batch:
    """Runs a head on a batch, in a graph of its own, and says what came out."""

    def __init__(self, tf, make_head, logits, labels):
        self.tf = tf
        self.make_head = make_head
        self.logits = logits
        self.labels = labels

    def _spec(self, mode, weight=None, **arguments):
        tf = self.tf
        tf.train.get_or_create_global_step()
        head = self.make_head()
        features = {key: tf.constant(value) for key, value in FEATURES.items()}
        labels = None if mode == "infer" else self.tensors(self.labels)
        logits = self.tensors(self.logits)
        if weight is not None:
            logits = weight * logits
        return head.create_estimator_spec(features, mode, logits, labels, **arguments)

    def tensors(self, value):
        if isinstance(value, dict):
            return {key: self.tensors(item) for key, item in value.items()}
        return value(self.tf) if callable(value) else self.tf.constant(value)

    def unknown_mode(self):
        with self.tf.Graph().as_default():
            self._spec("test", train_op_fn=lambda loss: loss)

    def _session(self):
        session = self.tf.Session()
        session.run(self.tf.global_variables_initializer())
        session.run(self.tf.local_variables_initializer())
        session.run(self.tf.tables_initializer())
        return session

    def evaluate(self, **arguments):
        with self.tf.Graph().as_default():
            spec = self._spec("eval", **arguments)
            with self._session() as session:
                session.run([update for _, update in spec.eval_metric_ops.values()])
                values = {key: value for key, (value, _) in spec.eval_metric_ops.items()}
                return numbers(session.run([spec.loss, values]))

    def predict(self):
        with self.tf.Graph().as_default():
            spec = self._spec("infer")
            with self._session() as session:
                predictions = session.run(spec.predictions)
            return {
                "predictions": {str(key): numbers(value) for key, value in predictions.items()},
                "exports": {key: describe(output) for key, output in spec.export_outputs.items()},
            }

    def train(self, **arguments):
        tf = self.tf
        with tf.Graph().as_default():
            weight = tf.get_variable("weight", initializer=1.0)
            spec = self._spec("train", weight, **arguments)
            summaries = [tensor.op.name for tensor in tf.get_collection(tf.GraphKeys.SUMMARIES)]
            with self._session() as session:
                loss, _ = session.run([spec.loss, spec.train_op])
                after = session.run([weight, tf.train.get_global_step()])
            keys = sorted(str(key) for key in spec.predictions)
            return [numbers(loss), numbers(after), sorted(summaries), keys]

    def loss(self):
        tf = self.tf
        with tf.Graph().as_default():
            head = self.make_head()
            features = {key: tf.constant(value) for key, value in FEATURES.items()}
            spec = head.create_loss(
                features, "eval", self.tensors(self.logits), self.tensors(self.labels)
            )
            parts = {
                part: {key: tf.convert_to_tensor(item) for key, item in value.items()}
                if isinstance(value, dict)
                else tf.convert_to_tensor(value)
                for part, value in spec._asdict().items()
            }
            with self._session() as session:
                values = numbers(session.run(parts))
        return [head.name, head.logits_dimension, values]

    def all(self):
        tf = self.tf
        return {
            "loss": self.loss(),
            "evaluate": self.evaluate(),
            "predict": self.predict(),
            "train": self.train(train_op_fn=lambda loss: tf.no_op()),
            "train with an optimizer": self.train(optimizer=tf.train.GradientDescentOptimizer(0.1)),
        }


def describe(output):
    """Returns the kind of an export output and what it holds."""
    fields = {
        "PredictOutput": lambda: sorted(output.outputs),
        "ClassificationOutput": lambda: [output.scores is not None, output.classes is not None],
        "RegressionOutput": lambda: output.value is not None,
    }
    return [type(output).__name__, fields[type(output).__name__]()]


def sparse(values):
    """Returns labels as a sparse tensor: none, one or two for an example."""
    return lambda tf: tf.SparseTensor([[0, 0], [0, 1], [1, 0], [3, 0]], values, [4, 2])


def of_all_reductions(tf, make_head, logits, labels):
    reductions = [name for name in tf.losses.Reduction.all() if name != "none"]
    return {
        reduction: Batch(tf, lambda: make_head(reduction), logits, labels).evaluate()  # noqa: B023
        for reduction in sorted(reductions)
    }


# --- one objective -------------------------------------------------------------------------------


def case_multi_class(contrib, tf, tmp):
    def head():
        return contrib.estimator.multi_class_head(3, weight_column="weight", name="three")

    return Batch(tf, head, LOGITS, CLASSES).all()


def case_multi_class_of_names(contrib, tf, tmp):
    def head():
        return contrib.estimator.multi_class_head(3, label_vocabulary=["a", "b", "c"])

    return Batch(tf, head, LOGITS, [["a"], ["b"], ["c"], ["b"]]).all()


def case_binary(contrib, tf, tmp):
    def head():
        return contrib.estimator.binary_classification_head("weight", thresholds=[0.25, 0.75])

    return Batch(tf, head, [[1.5], [-0.5], [0.2], [0.3]], BITS).all()


def case_binary_of_names(contrib, tf, tmp):
    def head():
        return contrib.estimator.binary_classification_head(
            label_vocabulary=["no", "yes"], name="b"
        )

    return Batch(tf, head, [[1.5], [-0.5], [0.2], [0.3]], [["yes"], ["no"], ["yes"], ["no"]]).all()


def case_regression(contrib, tf, tmp):
    def head():
        return contrib.estimator.regression_head("weight", name="r")

    return Batch(tf, head, REALS, [[1.5], [2.0], [0.0], [1.0]]).all()


def case_regression_of_vectors(contrib, tf, tmp):
    def head():
        return contrib.estimator.regression_head(
            label_dimension=3,
            loss_fn=lambda labels, logits: tf.abs(labels - logits),
            inverse_link_fn=tf.tanh,
        )

    return Batch(tf, head, LOGITS, [[0.0, 1.0, 2.0]] * 4).all()


def case_poisson(contrib, tf, tmp):
    def head():
        return contrib.estimator.poisson_regression_head("weight")

    return Batch(tf, head, [[0.5], [1.0], [0.0], [0.7]], REALS).all()


def case_poisson_without_the_constant(contrib, tf, tmp):
    def head():
        return contrib.estimator.poisson_regression_head(compute_full_loss=False)

    return Batch(tf, head, [[0.5], [1.0], [0.0], [0.7]], REALS).all()


def case_logistic(contrib, tf, tmp):
    def head():
        return contrib.estimator.logistic_regression_head("weight", name="l")

    return Batch(tf, head, [[1.5], [-0.5], [0.2], [0.3]], [[1.0], [0.0], [0.25], [0.5]]).all()


def case_reductions(contrib, tf, tmp):
    heads = contrib.estimator
    return [
        of_all_reductions(
            tf, lambda how: heads.multi_class_head(3, "weight", None, how), LOGITS, CLASSES
        ),
        of_all_reductions(tf, lambda how: heads.regression_head("weight", 1, how), REALS, REALS),
        of_all_reductions(
            tf, lambda how: heads.multi_label_head(3, "weight", None, None, how), LOGITS, MULTI_HOT
        ),
    ]


def case_regularization(contrib, tf, tmp):
    heads = contrib.estimator
    return [
        Batch(tf, make, LOGITS, labels).evaluate(regularization_losses=[1.5, 0.25])
        for make, labels in (
            (lambda: heads.multi_class_head(3, name="h"), CLASSES),
            (lambda: heads.multi_label_head(3, name="h"), MULTI_HOT),
        )
    ]


# --- several labels ------------------------------------------------------------------------------


def case_multi_label(contrib, tf, tmp):
    def head():
        return contrib.estimator.multi_label_head(3, "weight", name="m")

    return Batch(tf, head, LOGITS, MULTI_HOT).all()


def case_multi_label_thresholds_and_classes(contrib, tf, tmp):
    def head():
        return contrib.estimator.multi_label_head(
            3, "weight", thresholds=[0.3, 0.6], classes_for_class_based_metrics=[0, 2]
        )

    return Batch(tf, head, LOGITS, MULTI_HOT).evaluate()


def case_multi_label_of_sparse_ids(contrib, tf, tmp):
    return Batch(
        tf, lambda: contrib.estimator.multi_label_head(3), LOGITS, sparse([0, 2, 1, 2])
    ).all()


def case_multi_label_of_sparse_names(contrib, tf, tmp):
    def head():
        return contrib.estimator.multi_label_head(
            3,
            label_vocabulary=["a", "b", "c"],
            classes_for_class_based_metrics=["b"],
            name="m",
        )

    return Batch(tf, head, LOGITS, sparse(["a", "c", "b", "c"])).all()


def case_multi_label_loss_fn(contrib, tf, tmp):
    def loss_fn(labels, logits, features):
        errors = tf.abs(tf.cast(labels, tf.float32) - logits)
        return features["x"] * tf.reduce_max(errors, axis=-1, keepdims=True)

    return Batch(
        tf, lambda: contrib.estimator.multi_label_head(3, loss_fn=loss_fn), LOGITS, MULTI_HOT
    ).all()


def case_multi_label_sum(contrib, tf, tmp):
    def head():
        return contrib.estimator.multi_label_head(
            3, "weight", loss_reduction=tf.losses.Reduction.SUM, name="m"
        )

    return Batch(tf, head, LOGITS, MULTI_HOT).all()


# --- several heads -------------------------------------------------------------------------------


def two_heads(contrib, weights=None):
    heads = contrib.estimator
    return heads.multi_head(
        [heads.multi_class_head(3, name="three"), heads.regression_head("weight", name="real")],
        weights,
    )


def case_multi_head(contrib, tf, tmp):
    logits = {"three": LOGITS, "real": REALS}
    labels = {"three": CLASSES, "real": [[1.0]] * 4}
    batch = Batch(tf, lambda: two_heads(contrib), logits, labels)
    return [batch.loss(), batch.evaluate(), batch.predict()]


def case_multi_head_of_one_tensor(contrib, tf, tmp):
    logits = [row + real for row, real in zip(LOGITS, REALS)]
    labels = {"three": CLASSES, "real": [[1.0]] * 4}
    return Batch(tf, lambda: two_heads(contrib, [1.0, 0.25]), logits, labels).all()


# --- errors --------------------------------------------------------------------------------------


def case_wrong_arguments(contrib, tf, tmp):
    heads = contrib.estimator
    one = heads.regression_head(name="one")
    return {
        "two classes": raised(heads.multi_class_head, 2),
        "threshold": raised(heads.binary_classification_head, thresholds=[1.0]),
        "dimension": raised(heads.regression_head, label_dimension=0),
        "reduction": raised(heads.regression_head, loss_reduction="none"),
        "one label": raised(heads.multi_label_head, 1),
        "no number of labels": raised(heads.multi_label_head, None),
        "label threshold": raised(heads.multi_label_head, 2, thresholds=[0.0]),
        "vocabulary": raised(heads.multi_label_head, 2, label_vocabulary="ab"),
        "short vocabulary": raised(heads.multi_label_head, 2, label_vocabulary=["a"]),
        "label reduction": raised(heads.multi_label_head, 2, loss_reduction="none"),
        "loss_fn": raised(heads.multi_label_head, 2, loss_fn=lambda logits: 0),
        "class id": raised(heads.multi_label_head, 2, classes_for_class_based_metrics=[2]),
        "class name": raised_type(
            heads.multi_label_head, 2, None, None, ["a", "b"], classes_for_class_based_metrics=["c"]
        ),
        "no vocabulary": raised_type(
            heads.multi_label_head, 2, classes_for_class_based_metrics=["c"]
        ),
        "no heads": raised(heads.multi_head, []),
        "head weights": raised(heads.multi_head, [one], [1.0, 2.0]),
        "no name": raised_type(heads.multi_head, [heads.regression_head()]),
    }


def case_wrong_batches(contrib, tf, tmp):
    heads = contrib.estimator
    labelled = Batch(tf, lambda: heads.multi_label_head(3), LOGITS, MULTI_HOT)
    together = {"three": LOGITS, "real": REALS}
    both = Batch(tf, lambda: two_heads(contrib), together, {"three": CLASSES, "real": REALS})
    optimizer = tf.train.GradientDescentOptimizer(0.1)
    return {
        "no train op": raised(labelled.train),
        "two train ops": raised(labelled.train, optimizer=optimizer, train_op_fn=tf.no_op),
        "narrow logits": raised_type(Batch(tf, labelled.make_head, REALS, MULTI_HOT).evaluate),
        "narrow labels": raised_type(Batch(tf, labelled.make_head, LOGITS, BITS).evaluate),
        "big labels": raised_type(Batch(tf, labelled.make_head, LOGITS, [[2, 0, 0]] * 4).evaluate),
        "no labels": raised_type(labelled.make_head().create_loss, {}, "eval", LOGITS, None),
        "unknown mode": raised(both.unknown_mode),
        "labels of one": raised_type(
            Batch(tf, both.make_head, together, {"three": CLASSES}).evaluate
        ),
    }


def case_multi_head_logits_that_do_not_split(contrib, tf, tmp):
    labels = {"three": CLASSES, "real": REALS}
    return raised(Batch(tf, lambda: two_heads(contrib), LOGITS, labels).evaluate)


def case_multi_head_labels_of_one_head(contrib, tf, tmp):
    logits = {"three": LOGITS, "real": REALS}
    return raised_type(Batch(tf, lambda: two_heads(contrib), logits, CLASSES).evaluate)


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_heads_do_what_native_heads_do(check, name):
    """A head's losses, metrics, predictions, exports and errors are those of TF 1.15."""
    check(name)
