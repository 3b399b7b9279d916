"""What contrib asks scipy for: optimizers and candidates, against native 1.15."""

import numpy as np
import pytest
from batteries import cases

STARTS = (7.0, 2.0)


def _minimum(contrib, tf, kind="float32", restrict=lambda own: {}, during=lambda loss: {}, **named):
    """Returns where an optimizer ends that is to bring two numbers to 0, in three digits."""
    with tf.Graph().as_default(), tf.Session() as session:
        own = tf.get_variable("own", initializer=np.array(STARTS, kind))
        loss = tf.reduce_sum(tf.square(own))
        optimizer = contrib.opt.ScipyOptimizerInterface(loss, **restrict(own), **named)
        session.run(tf.global_variables_initializer())
        optimizer.minimize(session, **during(loss))
        return np.round(session.run(own), 3).tolist()


def _constraints(own):
    return {"equalities": [own[1] - 1.0], "inequalities": [own[0] - 3.0]}


def _of_each(contrib, tf, methods, **named):
    kinds = ("float32", "float64")
    return [[_minimum(contrib, tf, kind, method=way, **named) for kind in kinds] for way in methods]


def case_methods_of_gradients(contrib, tf, tmp):
    return _of_each(contrib, tf, ["CG", "BFGS", "L-BFGS-B", "TNC", "SLSQP"])


def case_bounds(contrib, tf, tmp):
    def restrict(own):
        return {"var_to_bounds": {own: ([1.0, -1.0], np.inf)}}

    return _of_each(contrib, tf, ["L-BFGS-B", "TNC", "SLSQP"], restrict=restrict)


def case_constraints(contrib, tf, tmp):
    return _of_each(contrib, tf, ["SLSQP"], restrict=_constraints)


def case_what_callbacks_see(contrib, tf, tmp):
    seen = {"losses": [], "points": []}

    def during(loss):
        return {
            "fetches": [loss],
            "loss_callback": lambda value: seen["losses"].append(round(float(value), 3)),
            "step_callback": lambda point: seen["points"].append(len(point)),
        }

    return [_minimum(contrib, tf, during=during), seen]


def case_what_is_set_by_itself(contrib, tf, tmp):
    errors = []
    for named in ({"bounds": [(0, 1), (0, 1)]}, {"jac": False}):
        with pytest.raises(ValueError) as refusal:
            _minimum(contrib, tf, **named)
        errors.append(str(refusal.value))
    return errors


def case_candidates(contrib, tf, tmp):
    of_those, objective = contrib.constrained_optimization, np.array([1.0, 2.0, 3.0, 0.5])
    constraints = np.array([[0.5, -0.1, -2.0, 1.0], [0.2, 0.3, -0.5, 1.0]])
    weights = of_those.find_best_candidate_distribution(objective, constraints)
    ranks = [
        int(of_those.find_best_candidate_index(objective, constraints, rank_objectives=is_ranked))
        for is_ranked in (True, False)
    ]
    return [np.round(weights, 4).tolist(), ranks]


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_scipy_is_asked_as_it_wants_to_be_today(name, check_graph):
    """What it finds is what it found, whatever it takes in double precision alone by now."""
    check_graph(name)
