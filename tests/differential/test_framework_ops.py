"""Argument scopes, variables and values of checkpoints, compared with native contrib.framework."""

import numpy as np
import pytest
from batteries import cases, numbers, raised_type


def names(variables):
    return sorted(variable.name for variable in variables)


def case_arg_scope(contrib, tf, tmp):
    framework = contrib.framework
    seen = []

    @framework.add_arg_scope
    def first(x, a=1, b=2):
        seen.append(["first", x, a, b])

    @framework.add_arg_scope
    def second(x, a=3):
        """Does something."""
        seen.append(["second", x, a])

    def plain():
        pass

    first(0)
    with framework.arg_scope([first, second], a=10) as outer:
        first(1)
        second(2)
        with framework.arg_scope([first], a=20, b=30):
            first(3)
            first(4, b=40)
            second(5)
        with framework.arg_scope((second,), a=50):
            second(6)
        seen.append(sorted(len(kwargs) for kwargs in framework.current_arg_scope().values()))
    second(7)
    with framework.arg_scope(outer):
        first(8)
        second(9)
    return [
        seen,
        [framework.has_arg_scope(function) for function in (first, second, plain)],
        second.__name__,
        second.__doc__,
        framework.current_arg_scope(),
        raised_type(framework.arg_scope([plain], a=1).__enter__),
        raised_type(framework.arg_scope(first, a=1).__enter__),
        raised_type(framework.arg_scope(outer, a=1).__enter__),
    ]


def case_arg_scope_is_left_by_an_error(contrib, tf, tmp):
    framework = contrib.framework

    @framework.add_arg_scope
    def function(a=1):
        return a

    try:
        with framework.arg_scope([function], a=2):
            raise KeyError("inside")
    except KeyError:
        return [function(), framework.current_arg_scope()]


def graph_with_variables(contrib, tf):
    """Makes variables of all kinds in the default graph."""
    framework = contrib.framework
    with tf.variable_scope("net"):
        framework.model_variable("weights", [2, 2], initializer=tf.ones_initializer())
        with tf.variable_scope("deep"):
            framework.variable("weights", [2], tf.float32, tf.zeros_initializer())
            framework.variable("biases", [1], tf.float32, trainable=False, collections=["mine"])
    framework.local_variable(0.0, name="local")
    framework.global_variable(1.0, name="net_of_others")
    plain = tf.get_variable("plain", [3], initializer=tf.zeros_initializer())
    framework.add_model_variable(plain)
    framework.add_model_variable(plain)


def case_variables(contrib, tf, tmp):
    framework = contrib.framework
    with tf.Graph().as_default():
        graph_with_variables(contrib, tf)
        with tf.variable_scope("net") as scope:
            in_scope = framework.get_variables(scope)
        everything = framework.get_variables()
        return {
            "all": names(everything),
            "scope": names(framework.get_variables("net/")),
            "prefix": names(framework.get_variables("net")),
            "of a scope": names(in_scope),
            "suffix": names(framework.get_variables(suffix="weights")),
            "both": names(framework.get_variables("net/deep", "weights:0")),
            "mine": names(framework.get_variables(collection="mine")),
            "model": names(framework.get_model_variables()),
            "model in": names(framework.get_model_variables("net")),
            "local": names(framework.get_local_variables()),
            "trainable": names(framework.get_trainable_variables()),
            "by suffix": names(framework.get_variables_by_suffix("ights", "net")),
            "by name": names(framework.get_variables_by_name("weights")),
            "by name in": names(framework.get_variables_by_name("weights", "net/deep")),
            "unique": framework.get_unique_variable("net/weights").name,
            "no unique": raised_type(framework.get_unique_variable, "net/deep"),
            "none": raised_type(framework.get_unique_variable, "nothing"),
            "restored": names(framework.get_variables_to_restore()),
            "some": names(framework.get_variables_to_restore(["net/", "plain"])),
            "without": names(framework.get_variables_to_restore(exclude=["net/deep", "plain"])),
            "both lists": names(framework.get_variables_to_restore(["net"], ["net/deep"])),
            "text": raised_type(framework.get_variables_to_restore, "net"),
            "other text": raised_type(framework.get_variables_to_restore, None, "net"),
            "filtered": names(framework.filter_variables(everything, ["weights"], ["deep"])),
            "matched": names(framework.filter_variables(everything, ["weights"], None, False)),
            "excluded": names(framework.filter_variables(everything, exclude_patterns=["net"])),
            "full name": framework.get_variable_full_name(everything[0]),
        }


def case_scoped_variables(contrib, tf, tmp):
    framework = contrib.framework
    with tf.Graph().as_default(), framework.arg_scope(
        [framework.variable, framework.model_variable], trainable=False, device="/cpu:0"
    ):
        first = framework.variable("a", [1], tf.float32)
        second = framework.model_variable("b", [1])
        made = []

        def getter(name, **kwargs):
            made.append([name, sorted(kwargs)])
            kwargs.pop("reuse")
            return tf.get_variable(name, **kwargs)

        framework.variable("c", [1], tf.float32, custom_getter=getter)
        return [
            names(framework.get_trainable_variables()),
            first.device.lower(),
            names(framework.get_model_variables()),
            second.dtype.base_dtype.name,
            made,
        ]


def checkpoint(contrib, tf, tmp):
    """Writes a checkpoint of two variables; returns its path."""
    with tf.Graph().as_default(), tf.Session() as session:
        tf.get_variable("a", initializer=np.float32([1, 2]), use_resource=False)
        tf.get_variable("b/c", initializer=np.float32([[3], [4]]), use_resource=False)
        session.run(tf.global_variables_initializer())
        return tf.train.Saver().save(session, str(tmp / "model.ckpt"))


def case_checkpoints_are_read(contrib, tf, tmp):
    framework, path = contrib.framework, checkpoint(contrib, tf, tmp)
    (tmp / "empty").mkdir()
    return [
        [[name, list(shape)] for name, shape in framework.list_variables(path)],
        [[name, list(shape)] for name, shape in framework.list_variables(str(tmp))],
        numbers(framework.load_variable(checkpoint_dir=path, name="b/c")),
        numbers(framework.load_variable(str(tmp), "a:0")),
        framework.load_checkpoint(filepattern=str(tmp)).has_tensor("b/c"),
        raised_type(framework.load_checkpoint, str(tmp / "empty")),
    ]


def assigned(contrib, tf, function):
    """Makes two variables of other values, and returns them after an assignment in a session."""
    with tf.Graph().as_default(), tf.Session() as session:
        a = tf.get_variable("a", initializer=np.float32([0, 0]), use_resource=False)
        d = tf.get_variable("d", initializer=np.float32([[0], [0]]), use_resource=False)
        session.run(tf.global_variables_initializer())
        function(session, a, d)
        return [numbers(value) for value in session.run([a, d])]


def case_assign_from_checkpoint(contrib, tf, tmp):
    framework, path = contrib.framework, checkpoint(contrib, tf, tmp)

    def by_list(session, a, d):
        op, fed = framework.assign_from_checkpoint(path, [a])
        session.run(op, fed)

    def by_names(session, a, d):
        op, fed = framework.assign_from_checkpoint(path, {"a": [a], "b/c": d})
        session.run(op, fed)

    def missing(session, a, d):
        op, fed = framework.assign_from_checkpoint(path, [a, d], ignore_missing_vars=True)
        session.run(op, fed)

    def by_function(session, a, d):
        framework.assign_from_checkpoint_fn(path, {"a": a, "b/c": d})(session)

    def reshaped(session, a, d):
        framework.assign_from_checkpoint_fn(path, {"a": d}, reshape_variables=True)(session)

    def present(session, a, d):
        framework.assign_from_checkpoint_fn(path, [a, d], ignore_missing_vars=True)(session)

    def errors(session, a, d):
        seen.append(raised_type(framework.assign_from_checkpoint, path, [a, d]))
        seen.append(raised_type(framework.assign_from_checkpoint, path, {"a": d}))
        seen.append(raised_type(framework.assign_from_checkpoint_fn, path, []))
        seen.append(framework.assign_from_checkpoint_fn(path, [d], ignore_missing_vars=True))

    seen = []
    every = (by_list, by_names, missing, by_function, reshaped, present, errors)
    return [[assigned(contrib, tf, function) for function in every], seen]


def case_assign_from_values(contrib, tf, tmp):
    framework = contrib.framework

    def by_op(session, a, d):
        op, fed = framework.assign_from_values({"a": np.float32([5, 6])})
        session.run(op, fed)

    def by_function(session, a, d):
        framework.assign_from_values_fn({"a": np.float32([5, 6]), "d": np.float32([7, 8])})(session)

    def errors(session, a, d):
        seen.append(raised_type(framework.assign_from_values, {"z": np.float32([1])}))

    seen = []
    return [[assigned(contrib, tf, function) for function in (by_op, by_function, errors)], seen]


def case_init_from_checkpoint(contrib, tf, tmp):
    framework, path = contrib.framework, checkpoint(contrib, tf, tmp)
    with tf.Graph().as_default(), tf.Session() as session:
        with tf.variable_scope("new"):
            a = tf.get_variable("a", [2], use_resource=False)
            c = tf.get_variable("c", [2, 1], use_resource=False)
        framework.init_from_checkpoint(path, {"a": a})
        framework.init_from_checkpoint(checkpoint_dir=str(tmp), assignment_map={"b/c": "new/c"})
        session.run(tf.global_variables_initializer())
        error = raised_type(framework.init_from_checkpoint, path, {"nothing": a})
        return [[numbers(value) for value in session.run([a, c])], error]


def case_steps_and_scopes(contrib, tf, tmp):
    framework = contrib.framework
    with tf.Graph().as_default():
        before = framework.get_global_step()
        step = framework.get_or_create_global_step()
        with tf.name_scope("outer"), tf.name_scope("inner"):
            scope = framework.get_name_scope()
        return [
            before,
            step.name,
            framework.assert_or_get_global_step() is step,
            framework.assert_or_get_global_step(global_step_tensor=step) is step,
            raised_type(framework.assert_or_get_global_step, None, tf.constant([1.0])),
            scope,
        ]


def case_py_func(contrib, tf, tmp):
    py_func = contrib.framework.py_func
    number, pair = tf.int32, (tf.int32, tf.int32)

    def run(*arguments, **named):
        with tf.Graph().as_default(), tf.Session() as session:
            try:
                made = py_func(*arguments, **named)
                names = [tensor.op.name for tensor in tf.nest.flatten(made)]
                shapes = [tensor.shape.ndims for tensor in tf.nest.flatten(made)]
                return [numbers(session.run(made)), names, shapes]
            except (TypeError, ValueError, tf.errors.OpError) as error:
                return type(error).__name__

    one = [np.array([2, 3], np.int32)]
    return [
        run(lambda x: x + 1, one, output_types=number, output_shapes=[2], name="mine"),
        run(lambda x, y: {"s": x + y, "d": [x - y]}, one, {"y": 1}, {"s": number, "d": [number]}),
        run(lambda p: (p["b"], p["a"]), [{"a": 1, "b": 2}], output_types=pair, stateful=False),
        run(lambda x: (x, x), one, None, lambda x: (x.dtype, x.dtype), lambda x: (x.shape, None)),
        run(lambda x: (x, x), one, output_types=pair, output_shapes=((2,), (None,))),
        run(lambda: np.int32(7), output_types=number),
        run(lambda x: x, one),
        run(lambda x: x, 3, output_types=number),
        run(lambda x: x, one, [1], output_types=number),
        run(lambda x: (x, x), one, output_types=number),
        run(lambda x: [x], one, output_types=(number,)),
        run(lambda x: {"b": x}, one, output_types={"a": number}),
        run(lambda x: (x, x), one, output_types=pair, output_shapes=([2],)),
        run(lambda x: x, one, output_types=number, output_shapes=[3]),
        run(lambda x: x * 0.5, one, output_types=number),
        run(lambda x: {"a": x}["b"], one, output_types=number),
    ]


CASES = cases(globals())


@pytest.mark.parametrize("name", sorted(CASES))
def test_framework(check, name):
    """The same variables, by the same names, with the same values."""
    check(name)


def test_a_scope_reaches_layers_and_what_is_decorated_beside_them(quiet, with_copy, tf):
    """Whichever of them TensorFlow 1.15's own file makes: there are no two kinds of scopes."""
    from tf_contrib import framework, layers

    @framework.add_arg_scope
    def name_of(tensor, scope="none"):
        return tensor.op.name, scope

    with tf.Graph().as_default():
        x = tf.ones([1, 2])
        decorated = [layers.fully_connected, name_of]
        assert all(map(framework.has_arg_scope, decorated))
        plainly = framework.arg_scope([layers.fully_connected], activation_fn=None)
        with framework.arg_scope(decorated, scope="both") as kept, plainly:
            plain = layers.fully_connected(x, 3)
        with framework.arg_scope(kept):
            assert layers.fully_connected(x, 3, reuse=True).op.type == "Relu"
            assert name_of(plain) == ("both/BiasAdd", "both")
        assert name_of(plain, scope="own")[1] == "own" and name_of(plain)[1] == "none"
        assert "reuse" in framework.arg_scoped_arguments(layers.fully_connected)
