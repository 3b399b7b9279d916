"""Optimizers: what tf.contrib makes of variables in some steps, against native 1.15."""

import pytest
from batteries import cases
from graphs import X, Y, package, run

MATRIX = Y[:2, :3]


def _own(tf, kind="float32"):
    return tf.get_variable("own", initializer=MATRIX.astype(kind))


def _minimized(tf, optimizer, steps=3, kind="float32"):
    own = _own(tf, kind)
    step = tf.train.get_or_create_global_step()
    train = optimizer.minimize(tf.reduce_sum(own**3) + tf.reduce_sum(own**2), global_step=step)
    return [train] * steps, [own.value(), *[v.value() for v in optimizer.variables()]]


def _decayed(tf, optimizer):
    """Applies constant gradients: those of a loss would see the variable before or after decay."""
    own = _own(tf)
    train = optimizer.apply_gradients([(tf.constant(X[:2, 0]), own)])
    return [train] * 3, [own.value(), *[v.value() for v in optimizer.variables()]]


def case_ada_max(contrib, tf):
    return _minimized(tf, contrib.opt.AdaMaxOptimizer(0.1, beta1=0.8))


def case_add_sign(contrib, tf):
    decay = package(contrib, "opt.python.training.sign_decay").get_linear_decay_fn(5)
    return _minimized(tf, contrib.opt.AddSignOptimizer(0.1, sign_decay_fn=decay))


def case_power_sign(contrib, tf):
    decay = package(contrib, "opt.python.training.sign_decay").get_cosine_decay_fn(5)
    return _minimized(tf, contrib.opt.PowerSignOptimizer(0.1, sign_decay_fn=decay))


def case_adam_gs(contrib, tf):
    step = tf.train.get_or_create_global_step()
    return _minimized(tf, contrib.opt.AdamGSOptimizer(step, 0.1))


def case_lazy_adam_gs(contrib, tf):
    step = tf.train.get_or_create_global_step()
    return _minimized(tf, contrib.opt.LazyAdamGSOptimizer(step, 0.1))


def case_lazy_adam_of_rows(contrib, tf):
    own = _own(tf)
    loss = tf.reduce_sum(tf.gather(own, [1, 1]) ** 2)
    return [contrib.opt.LazyAdamOptimizer(0.1).minimize(loss)] * 2, [own.value()]


def case_ggt(contrib, tf):
    # It divides by the roots of almost nothing: 32 bits differ in the fourth digit by themselves.
    return _minimized(tf, contrib.opt.GGTOptimizer(0.1, window=2), kind="float64")


def case_shampoo(contrib, tf):
    step = tf.train.get_or_create_global_step()
    return _minimized(tf, contrib.opt.ShampooOptimizer(step, learning_rate=0.1))


def case_lars(contrib, tf):
    return _minimized(tf, contrib.opt.LARSOptimizer(0.1, weight_decay=0.01, use_nesterov=True))


def case_momentum_w(contrib, tf):
    return _decayed(tf, contrib.opt.MomentumWOptimizer(0.01, 0.1, 0.9))


def case_decoupled_decay(contrib, tf):
    extended = contrib.opt.extend_with_decoupled_weight_decay(tf.train.RMSPropOptimizer)
    return _decayed(tf, extended(weight_decay=0.01, learning_rate=0.1))


def case_reg_adagrad(contrib, tf):
    return _minimized(tf, contrib.opt.RegAdagradOptimizer(0.1))


def case_moving_average(contrib, tf):
    opt = contrib.opt.MovingAverageOptimizer(tf.train.GradientDescentOptimizer(0.1), 0.5)
    own = _own(tf)
    train = opt.minimize(tf.reduce_sum(own**3))
    averages = [v.value() for v in tf.global_variables() if "Average" in v.op.name]
    return [train] * 3, [own.value(), *averages]


def case_variable_clipping(contrib, tf):
    own = _own(tf)
    inner = tf.train.GradientDescentOptimizer(0.1)
    opt = contrib.opt.VariableClippingOptimizer(inner, {own: [1]}, 0.5)
    return [opt.minimize(tf.reduce_sum(own**2))] * 2, [own.value()]


def case_multitask(contrib, tf):
    own = _own(tf)
    opt = contrib.opt.MultitaskOptimizerWrapper(tf.train.AdamOptimizer(0.1))
    gradients = opt.compute_gradients(tf.reduce_sum(own**3) * 0.0)
    clipped, norm = contrib.opt.clip_gradients_by_global_norm([(X[:2, 0], own)])
    return [opt.apply_gradients(clipped), opt.apply_gradients(gradients)], [own.value(), norm]


def case_external(contrib, tf):
    own = _own(tf)

    class Descent(contrib.opt.ExternalOptimizerInterface):
        """Walks down the slope, in Python."""

        def _minimize(self, initial_val, loss_grad_func, **more):
            for _ in range(3):
                initial_val = initial_val - 0.1 * loss_grad_func(initial_val)[1]
            return initial_val

    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        Descent(tf.reduce_sum((own - 1.0) ** 2)).minimize(session)
        return [tf.constant(session.run(own))]


def case_the_second_optimizers(contrib, tf):
    second = package(contrib, "optimizer_v2.optimizer_v2_symbols")
    made = [
        second.AdadeltaOptimizer(1.0),
        second.AdagradOptimizer(0.1),
        second.AdamOptimizer(0.1),
        second.GradientDescentOptimizer(0.1),
        second.MomentumOptimizer(0.1, 0.9),
        second.RMSPropOptimizer(0.1),
    ]
    own = [tf.get_local_variable(f"v{n}", initializer=MATRIX) for n in range(len(made))]
    steps = [opt.minimize(tf.reduce_sum(v**3), var_list=[v]) for opt, v in zip(made, own)]
    return [steps] * 2, [v.value() for v in own]


def case_loss_scales(contrib, tf):
    mixed = contrib.mixed_precision
    manager = mixed.ExponentialUpdateLossScaleManager(8.0, 2, 1, 2.0, 0.5)
    opt = mixed.LossScaleOptimizer(tf.train.GradientDescentOptimizer(0.1), manager)
    own = _own(tf)
    return [opt.minimize(tf.reduce_sum(own**2))] * 3, [own.value(), manager.get_loss_scale()]


CASES = cases(globals(), run)


@pytest.mark.parametrize("name", CASES)
def test_optimizers_step_as_they_stepped(name, check_graph):
    """Variables, slots and their names are those of native 1.15."""
    check_graph(name)
