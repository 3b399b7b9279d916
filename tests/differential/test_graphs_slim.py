"""slim, framework, training and data: graphs of tf.contrib against native 1.15."""

import numpy as np
import pytest
from batteries import cases
from graphs import X, Y, package, run


def _built(contrib, tf, build, size):
    """Builds a network, of which nothing is run; returns its variables and its end points."""
    with tf.Graph().as_default():
        found, ends = build(tf.placeholder(tf.float32, [1, size, size, 3]))
        variables = {v.op.name: v.shape.as_list() for v in tf.global_variables()}
        losses = [loss.op.name for loss in tf.losses.get_regularization_losses()]
        points = {name: end.shape.as_list() for name, end in ends.items()}
    return {"answer": found.shape.as_list(), "is": variables, "losses": losses, "ends": points}


def net_vgg(contrib, tf, tmp):
    vgg = package(contrib, "slim.python.slim.nets.vgg")
    with contrib.slim.arg_scope(vgg.vgg_arg_scope()):
        return _built(contrib, tf, lambda images: vgg.vgg_a(images, 5), 224)


def net_resnet(contrib, tf, tmp):
    resnet = package(contrib, "slim.python.slim.nets.resnet_v2")
    utils = package(contrib, "slim.python.slim.nets.resnet_utils")
    block = resnet.resnet_v2_block("block1", base_depth=2, num_units=2, stride=2)
    with contrib.slim.arg_scope(utils.resnet_arg_scope()):
        return _built(contrib, tf, lambda images: resnet.resnet_v2(images, [block], 5), 32)


def net_inception(contrib, tf, tmp):
    inception = package(contrib, "slim.python.slim.nets.inception_v1")

    def build(images):
        return inception.inception_v1_base(images, "Mixed_3c")

    with contrib.slim.arg_scope(inception.inception_v1_arg_scope()):
        return _built(contrib, tf, build, 64)


def case_training_by_slim(contrib, tf):
    slim = contrib.slim
    own = tf.get_variable("own", initializer=Y[:2])
    loss = slim.losses.mean_squared_error(own, tf.ones([2, 6]))
    train = slim.learning.create_train_op(
        loss + slim.losses.get_total_loss(),
        tf.train.GradientDescentOptimizer(0.1),
        clip_gradient_norm=0.5,
        gradient_multipliers={"own": 2.0},
    )
    return [train] * 3, [own.value(), slim.get_or_create_global_step().value()]


def case_examples_are_decoded(contrib, tf):
    decoder = contrib.slim.tfexample_decoder
    example = tf.train.Example()
    example.features.feature["image/format"].bytes_list.value.append(b"raw")
    example.features.feature["image/encoded"].bytes_list.value.append(bytes(range(12)))
    for number, side in enumerate("abcd"):
        values = [0.1 * number, 0.2 * number]
        example.features.feature["box/" + side].float_list.value.extend(values)
    example.features.feature["label"].int64_list.value.extend([3, 1])
    keys = {
        "image/format": tf.FixedLenFeature([], tf.string),
        "image/encoded": tf.FixedLenFeature([], tf.string),
        "label": tf.VarLenFeature(tf.int64),
        **{"box/" + side: tf.VarLenFeature(tf.float32) for side in "abcd"},
    }
    handlers = {
        "image": decoder.Image(shape=[2, 2, 3]),
        "label": decoder.Tensor("label"),
        "box": decoder.BoundingBox(list("abcd"), "box/"),
    }
    made = decoder.TFExampleDecoder(keys, handlers)
    items = sorted(made.list_items())
    return [*made.decode(tf.constant(example.SerializeToString()), items), tf.constant(items)]


def case_variables_of_the_framework(contrib, tf):
    framework = contrib.framework
    with tf.variable_scope("a"):
        model = framework.model_variable("model", [2], initializer=tf.ones_initializer())
        framework.local_variable(tf.zeros([2]), name="local")
        framework.variable("plain", [2], initializer=tf.zeros_initializer())
    sets = [
        framework.get_variables("a"),
        framework.get_model_variables(),
        framework.get_local_variables(),
        framework.get_variables_by_suffix("plain"),
        framework.filter_variables(tf.global_variables(), exclude_patterns=["model"]),
        framework.get_variables_to_restore(exclude=["a/plain"]),
    ]
    assign, feed = framework.assign_from_values({"a/model": np.float32([7, 8])})
    names = [",".join(v.op.name for v in found) for found in sets]
    assert assign is not None and feed
    return [
        tf.constant(names),
        tf.constant(framework.get_unique_variable("a/plain").op.name),
        model,
    ]


def case_functions_of_the_framework(contrib, tf):
    framework = contrib.framework
    numbers = tf.constant(Y[0])
    return [
        framework.sort(numbers, direction="DESCENDING"),
        framework.argsort(numbers),
        framework.reduce_sum_n([numbers, tf.constant(Y[1])]),
        framework.with_shape([6], numbers),
        framework.with_same_shape(numbers, tf.constant(Y[1])),
        framework.smart_cond(True, lambda: numbers, lambda: -numbers),
        tf.constant(framework.nest.flatten({"b": 2, "a": [1, 3]})),
        tf.constant(framework.strip_name_scope("a/b", "a")),
    ]


def case_gradients_of_training(contrib, tf):
    training = contrib.training
    own = tf.get_variable("own", initializer=Y[:2])
    made = [(tf.constant(X[:2, :, 0]), own)]
    clipped = training.clip_gradient_norms(made, 0.5)
    doubled = training.multiply_gradients(made, {own: 2.0})
    return [clipped[0][0], doubled[0][0]]


def case_data_in_order(contrib, tf):
    data = contrib.data
    numbers = tf.data.Dataset.range(6)
    made = [
        numbers.apply(data.enumerate_dataset(2)).map(lambda n, value: n * 10 + value),
        numbers.apply(data.scan(tf.constant(0, tf.int64), lambda s, x: (s + x, s + x))),
        numbers.apply(data.unique()),
        numbers.batch(2).apply(data.unbatch()),
        numbers.apply(data.sliding_window_batch(2)),
        numbers.apply(data.group_by_window(lambda x: x % 2, lambda key, d: d.batch(3), 3)),
        numbers.apply(data.parallel_interleave(tf.data.Dataset.from_tensors, 1)),
        data.Counter(3, 2).take(4),
    ]
    found = []
    for dataset in made:
        values = tf.data.make_one_shot_iterator(dataset.batch(2)).get_next()
        found.append(values)
    return found


CASES = {
    **cases(globals(), run),
    **{name: case for name, case in globals().items() if name.startswith("net_")},
}


@pytest.mark.parametrize("name", CASES)
def test_graphs_compute_what_they_computed(name, check_graph):
    """Values, gradients, names and shapes of variables are those of native 1.15."""
    check_graph(name)
