"""What is left of the clients' tests is TensorFlow's own, shown without client and package."""

import pytest


@pytest.mark.client
@pytest.mark.parametrize("is_optimized", [True, False])
def test_a_control_dependency_is_moved_past_an_identity(is_optimized):
    """Today's graph optimizer has what stands before a fed tensor computed; 1.15's did not."""
    import tensorflow.compat.v1 as tf

    config = tf.ConfigProto()
    config.graph_options.rewrite_options.disable_meta_optimizer = not is_optimized
    with tf.Graph().as_default(), tf.Session(config=config) as session:
        examples = tf.placeholder(tf.string, [None], "examples")
        parsed = tf.parse_example(examples, {"x": tf.FixedLenFeature([], tf.float32)})["x"]
        count = tf.get_variable("count", initializer=0.0, use_resource=False)
        with tf.control_dependencies([tf.identity(parsed)]):
            update = tf.assign_add(count, 1.0)
        session.run(count.initializer)
        if is_optimized:
            with pytest.raises(tf.errors.InvalidArgumentError, match="must feed a value"):
                session.run(update, {parsed: [1.0]})
        else:
            assert session.run(update, {parsed: [1.0]}) == 1.0
