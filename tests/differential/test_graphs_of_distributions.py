"""Distributions by rarer parameters, of vectors and matrices: tf.contrib against native 1.15."""

import numpy as np
import pytest
from batteries import cases
from graphs import Y, Z, run

SPREAD = [[2.0, 0.5, 0.1], [0.5, 1.0, 0.2], [0.1, 0.2, 1.5]]


@run
def case_distributions_by_other_parameters(contrib, tf):
    d, positive = contrib.distributions, tf.constant(np.abs(Y[0]) + 0.1)
    softened = d.InverseGammaWithSoftplusConcentrationRate(3.0, 2.0)
    relaxed = d.RelaxedOneHotCategorical(0.5, probs=[0.2, 0.3, 0.5])
    logarithms = d.ExpRelaxedOneHotCategorical(0.5, probs=[0.2, 0.3, 0.5])
    shares = tf.constant([[0.1, 0.2, 0.7], [0.3, 0.3, 0.4]])
    compound = d.PoissonLogNormalQuadratureCompound(0.5, 0.3, quadrature_size=5)
    reshaped = d.BatchReshape(d.Normal([0.0, 1.0, 2.0, 3.0], 1.0), [2, 2])
    fixed = d.VectorDeterministic([1.0, 2.0])
    before = d.Normal(0.0, 1.0)
    after = d.normal_conjugates_known_scale_posterior(before, 2.0, tf.constant(3.0), 4.0)
    next_one = d.normal_conjugates_known_scale_predictive(before, 2.0, tf.constant(3.0), 4.0)
    return [
        d.Chi2WithAbsDf(-3.5).log_prob(positive),
        softened.log_prob(positive),
        softened.mode(),
        relaxed.log_prob(shares),
        logarithms.log_prob(tf.log(shares)),
        d.RelaxedBernoulli(0.5, probs=0.3).log_prob(tf.sigmoid(tf.constant(Y[0]))),
        compound.log_prob([0.0, 1.0, 4.0]),
        compound.mean(),
        compound.variance(),
        reshaped.log_prob([[0.0, 1.0], [1.0, 2.0]]),
        reshaped.mean(),
        fixed.prob([[1.0, 2.0], [1.0, 3.0]]),
        *(part for each in (after, next_one) for part in (each.mean(), each.stddev())),
    ]


@run
def case_distributions_of_more_vectors(contrib, tf):
    d, values = contrib.distributions, tf.constant(Z)
    low = d.MultivariateNormalDiagPlusLowRank(
        [1.0, -1.0, 0.0], [1.0, 2.0, 3.0], scale_perturb_factor=[[1.0], [0.5], [2.0]]
    )
    full = d.MultivariateNormalFullCovariance([0.0, 1.0, 2.0], SPREAD)
    turned = d.VectorSinhArcsinhDiag(
        loc=[0.0, 1.0, 2.0], scale_diag=[1.0, 2.0, 3.0], skewness=0.1, tailweight=1.1
    )
    late = d.VectorExponentialDiag([-9.0, -9.0, -9.0], [1.0, 2.0, 3.0])
    soft = d.MultivariateNormalDiagWithSoftplusScale([0.0, 1.0, 2.0], [1.0, 2.0, -3.0])
    mixed = d.VectorDiffeomixture(
        mix_loc=[[0.0], [1.0]],
        temperature=[1.0],
        distribution=d.Normal(0.0, 1.0),
        loc=[None, [2.0, 2.0, 2.0]],
        scale=[
            tf.linalg.LinearOperatorScaledIdentity(3, 1.1, is_positive_definite=True),
            tf.linalg.LinearOperatorDiag([2.5, 1.0, 2.0], is_positive_definite=True),
        ],
    )
    wishart = d.WishartFull(5.0, SPREAD)
    return [
        *(each.log_prob(values) for each in (low, full, turned, late, soft)),
        *(each.mean() for each in (low, full, late, soft)),
        *(each.covariance() for each in (low, full)),
        mixed.log_prob(values[:, None]),
        mixed.mean(),
        wishart.log_prob(np.float32(SPREAD) * 2),
        wishart.mean(),
        wishart.mean_log_det(),
    ]


@run
def case_more_bijectors(contrib, tf):
    b, values = contrib.distributions.bijectors, tf.constant(Z)
    triangle = b.FillTriangular().forward(tf.constant(Y[0]))
    scale = b.ScaleTriL(diag_bijector=b.Exp(), diag_shift=None)
    doubled = b.Inline(
        forward_fn=lambda x: 2 * x,
        inverse_fn=lambda y: y / 2,
        inverse_log_det_jacobian_fn=lambda y: -tf.log(2.0),
        forward_min_event_ndims=0,
        name="doubled",
    )
    flow = b.MaskedAutoregressiveFlow(
        shift_and_log_scale_fn=b.masked_autoregressive_default_template([4])
    )
    one_way = b.RealNVP(1, shift_and_log_scale_fn=b.real_nvp_default_template([4]))
    found = []
    for each in (doubled, b.Softsign(), flow, one_way):
        there = each.forward(tf.sigmoid(values))
        ndims = each.forward_min_event_ndims
        found += [there, each.forward_log_det_jacobian(tf.sigmoid(values), ndims)]
    matrix = scale.forward(tf.constant(Y[0]))
    return [
        triangle,
        matrix,
        scale.inverse(matrix),
        scale.inverse_log_det_jacobian(matrix, 2),
        b.MatrixInverseTriL().forward(tf.linalg.cholesky(tf.constant(SPREAD))),
        b.Ordered().forward(values),
        b.TransformDiagonal(b.Exp()).forward(tf.constant(SPREAD)),
        *found,
    ]


@run
def case_moving_statistics(contrib, tf):
    names = ("mean", "variance", "log")
    mean, variance, log = (
        tf.get_variable(name, [3], initializer=tf.zeros_initializer(), trainable=False)
        for name in names
    )
    d, value = contrib.distributions, tf.constant(Z[0])
    steps = [
        *d.assign_moving_mean_variance(mean, variance, value, 0.9),
        d.assign_log_moving_mean_exp(log, value, 0.9),
    ]
    seeds = d.SeedStream(5, "salt")
    drawn = [tf.constant(float(seeds() % 1000)) for _ in "ab"]
    return steps * 2, [tf.convert_to_tensor(each) for each in (mean, variance, log)] + drawn


CASES = cases(globals())


@pytest.mark.parametrize("name", CASES)
def test_distributions_are_what_they_were(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
