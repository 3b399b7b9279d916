"""Distributions, signals, images and other mathematics: tf.contrib against native 1.15."""

import numpy as np
import pytest
from batteries import cases
from graphs import X, Y, Z, package, run

POSITIVE = np.abs(Y[0]) + 0.1


def _told(tf, distribution, values, names="mean variance"):
    parts = [getattr(distribution, name)() for name in names.split()]
    return [distribution.log_prob(values), *parts]


def case_distributions_of_numbers(contrib, tf):
    d, values, positive = contrib.distributions, tf.constant(Y[0]), tf.constant(POSITIVE)
    uniform = tf.sigmoid(values)
    return [
        *_told(tf, d.Normal(0.5, 2.0), values, "mean stddev entropy"),
        *_told(tf, d.Laplace(0.5, 2.0), values),
        *_told(tf, d.StudentT(5.0, 0.5, 2.0), values),
        *_told(tf, d.Cauchy(0.5, 2.0), values, "mode entropy"),
        *_told(tf, d.Logistic(0.5, 2.0), values),
        *_told(tf, d.SinhArcsinh(0.5, 2.0, 0.1, 1.1), values, ""),
        *_told(tf, d.Gamma(3.0, 2.0), positive),
        *_told(tf, d.InverseGamma(3.0, 2.0), positive),
        *_told(tf, d.Chi2(3.0), positive),
        *_told(tf, d.Exponential(2.0), positive),
        *_told(tf, d.HalfNormal(2.0), positive),
        *_told(tf, d.Beta(2.0, 3.0), uniform),
        *_told(tf, d.Kumaraswamy(2.0, 3.0), uniform, "mean"),
        *_told(tf, d.Uniform(-3.0, 3.0), values),
    ]


def case_distributions_of_counts(contrib, tf):
    d, counts = contrib.distributions, tf.constant([0.0, 1.0, 3.0])
    return [
        *_told(tf, d.Poisson(2.0), counts),
        *_told(tf, d.Binomial(4.0, probs=0.3), counts),
        *_told(tf, d.NegativeBinomial(4.0, probs=0.3), counts),
        *_told(tf, d.Geometric(probs=0.3), counts),
        *_told(tf, d.Bernoulli(probs=0.3), tf.constant([0, 1])),
        *_told(tf, d.Categorical(probs=[0.2, 0.3, 0.5]), tf.constant([0, 2]), "entropy"),
        *_told(tf, d.OneHotCategorical(probs=[0.2, 0.8]), tf.constant([[0.0, 1.0]]), "entropy"),
        *_told(tf, d.Multinomial(4.0, probs=[0.2, 0.8]), tf.constant([[1.0, 3.0]])),
        *_told(tf, d.DirichletMultinomial(4.0, [1.0, 2.0]), tf.constant([[1.0, 3.0]])),
        *_told(tf, d.QuantizedDistribution(d.Normal(0.5, 2.0)), counts, ""),
    ]


def case_distributions_of_vectors(contrib, tf):
    d, values = contrib.distributions, tf.constant(Z)
    scale = tf.constant([[1.0, 0, 0], [0.5, 2.0, 0], [0.1, 0.2, 1.5]])
    return [
        *_told(tf, d.MultivariateNormalDiag([0.0, 1, 2], [1.0, 2, 3]), values, "mean entropy"),
        *_told(tf, d.MultivariateNormalTriL([0.0, 1, 2], scale), values, "covariance"),
        *_told(tf, d.VectorLaplaceDiag([0.0, 1, 2], [1.0, 2, 3]), values, ""),
        *_told(tf, d.Dirichlet([1.0, 2, 3]), tf.nn.softmax(values)),
        *_told(tf, d.WishartCholesky(4.0, scale), tf.matmul(scale, scale, transpose_b=True), ""),
        *_told(tf, d.Independent(d.Normal([0.0, 1, 2], 1.0), 1), values, ""),
        *_told(tf, d.Deterministic([0.0, 1.0]), tf.constant([0.0, 2.0]), "mean"),
    ]


def case_distributions_of_distributions(contrib, tf):
    d, values = contrib.distributions, tf.constant(Y[0])
    normals = [d.Normal(0.0, 1.0), d.Normal(3.0, 2.0)]
    shifted = d.TransformedDistribution(normals[0], d.bijectors.AffineScalar(1.0, 2.0))
    same = d.MixtureSameFamily(d.Categorical(probs=[0.3, 0.7]), d.Normal([0.0, 3.0], 1.0))
    return [
        *_told(tf, d.Mixture(d.Categorical(probs=[0.3, 0.7]), normals), values, "mean"),
        *_told(tf, same, values),
        *_told(tf, shifted, values, ""),
        d.kl_divergence(*normals),
        d.percentile(values, 30.0),
        d.fill_triangular(tf.constant(Y[0])),
        d.softplus_inverse(tf.constant(POSITIVE)),
        d.auto_correlation(values, max_lags=2),
    ]


def case_bijectors(contrib, tf):
    b, values = contrib.distributions.bijectors, tf.constant(Y[:2, :3])
    made = [
        b.Affine(shift=[1.0, 2, 3], scale_diag=[1.0, 2, 3]),
        b.Exp(),
        b.Sigmoid(),
        b.Softplus(),
        b.SoftmaxCentered(),
        b.Permute([2, 0, 1]),
        b.PowerTransform(power=2.0),
        b.SinhArcsinh(0.1, 1.1),
        b.Chain([b.Exp(), b.AffineScalar(0.5, 2.0)]),
    ]
    found = [bijector.forward(values) for bijector in made]
    return found + [bijector.forward_log_det_jacobian(values, 1) for bijector in made]


def case_monte_carlo(contrib, tf):
    monte_carlo = package(contrib, "bayesflow").monte_carlo
    normal = contrib.distributions.Normal(0.0, 1.0)
    draws = tf.constant(Y[0])
    return [monte_carlo.expectation(lambda x: x**2, draws, normal.log_prob, False)]


def case_signals(contrib, tf):
    signal, wave = contrib.signal, tf.constant(np.float32(np.sin(np.arange(32) / 3)))
    spectrum = signal.stft(wave, 8, 4)
    mel = signal.linear_to_mel_weight_matrix(4, 5, 16.0, 1.0, 7.0)
    return [
        signal.frame(wave, 8, 4),
        tf.abs(spectrum),
        signal.inverse_stft(spectrum, 8, 4),
        signal.hann_window(6),
        signal.hamming_window(6),
        mel,
        signal.mfccs_from_log_mel_spectrograms(tf.tensordot(tf.abs(spectrum), mel, 1)),
        signal.overlap_and_add(signal.frame(wave, 8, 4), 4),
    ]


def case_differential_equations(contrib, tf):
    times = tf.constant([0.0, 0.5, 1.0])
    turn = tf.constant([[0.0, 1.0], [-1.0, 0.0]])

    def slope(state, time):
        return tf.linalg.matvec(turn, state)

    return [
        contrib.integrate.odeint_fixed(slope, tf.constant([1.0, 0.0]), times),
        contrib.integrate.odeint(slope, tf.constant([1.0, 0.0]), times),
    ]


def case_images(contrib, tf):
    image, pixels = contrib.image, tf.constant(X[:2, :, :, None])
    flow = tf.constant(np.float32(X[:2, :, :, None] * [0.5, -0.2]))
    return [
        image.rotate(pixels, 0.5, interpolation="BILINEAR"),
        image.translate(pixels, [1.0, -1.0]),
        image.transform(pixels, [1.0, 0.1, 0.5, 0, 1, 0, 0.01, 0]),
        image.compose_transforms(
            image.angles_to_projective_transforms(0.1, 4.0, 4.0), [1.0, 0, 2, 0, 1, 1, 0, 0]
        ),
        image.dense_image_warp(pixels, flow),
        image.interpolate_spline(
            tf.constant(X[:1, :4, :2]), tf.constant(X[:1, :4, 2:]), tf.constant(X[:1, 4:, :2]), 2
        ),
        image.connected_components(tf.constant((Y[:4] > 0).astype(np.int32))),
        *image.bipartite_match(tf.constant(np.abs(Y)), -1.0),
    ]


def case_hues(contrib, tf):
    distort = package(contrib, "image.python.ops.distort_image_ops")
    pixels = tf.constant(np.abs(X[:, :, None]) / 3)
    return [distort.adjust_hsv_in_yiq(pixels, 0.3, 0.8, 0.9)]


def case_resampled_images(contrib, tf):
    resampled = contrib.resampler.resampler
    table = tf.get_variable("image", [2, 6, 3, 1])
    return [resampled(table, tf.constant(X[:2, :4, :2] + 1))]


def case_solvers(contrib, tf):
    solvers = package(contrib, "solvers.python.ops")
    utils = package(contrib, "solvers.python.ops.util")
    operator = utils.create_operator(tf.constant(X[0] @ X[0].T + np.eye(6, dtype=np.float32)))
    equations = package(contrib, "solvers.python.ops.linear_equations")
    assert solvers
    found = equations.conjugate_gradient(operator, tf.constant(Y[0]), max_iter=8)
    squares = package(contrib, "solvers.python.ops.least_squares")
    tall = utils.create_operator(tf.constant(X[0]))
    return [found.x, squares.cgls(tall, tf.constant(Y[0]), max_iter=5).x]


def case_labeled_tensors(contrib, tf):
    labeled = package(contrib, "labeled_tensor")
    tensor = labeled.LabeledTensor(tf.constant(Y), ["batch", ("x", list("abcdef"))])
    found = labeled.select(tensor, {"x": ["b", "d"]})
    return [
        found.tensor,
        labeled.reduce_sum(tensor, "x").tensor,
        labeled.transpose(tensor, ["x", "batch"]).tensor,
        labeled.concat([tensor, tensor], "batch").tensor,
    ]


def case_random_numbers_without_state(contrib, tf):
    stateless = contrib.stateless
    return [
        stateless.stateless_random_uniform([3], [1, 2]),
        stateless.stateless_random_normal([3], [1, 2]),
        stateless.stateless_truncated_normal([3], [1, 2]),
    ]


CASES = cases(globals(), run)


@pytest.mark.parametrize("name", CASES)
def test_mathematics_is_what_it_was(name, check_graph):
    """Values, gradients and names of variables are those of native 1.15."""
    check_graph(name)
