# Written by tools/stubs.py.
from contrib_compat.successors import Bernoulli as Bernoulli
from contrib_compat.successors import Beta as Beta
from contrib_compat.successors import Categorical as Categorical
from contrib_compat.successors import Dirichlet as Dirichlet
from contrib_compat.successors import DirichletMultinomial as DirichletMultinomial
from contrib_compat.successors import Distribution as Distribution
from contrib_compat.successors import Exponential as Exponential
from contrib_compat.successors import Gamma as Gamma
from contrib_compat.successors import Laplace as Laplace
from contrib_compat.successors import Multinomial as Multinomial
from contrib_compat.successors import Normal as Normal
from contrib_compat.successors import RegisterKL as RegisterKL
from contrib_compat.successors import ReparameterizationType as ReparameterizationType
from contrib_compat.successors import StudentT as StudentT
from contrib_compat.successors import Uniform as Uniform
from contrib_compat.versions.private_names import BetaWithSoftplusConcentration as BetaWithSoftplusConcentration
from contrib_compat.versions.private_names import ExponentialWithSoftplusRate as ExponentialWithSoftplusRate
from contrib_compat.versions.private_names import GammaWithSoftplusConcentrationRate as GammaWithSoftplusConcentrationRate
from contrib_compat.versions.private_names import LaplaceWithSoftplusScale as LaplaceWithSoftplusScale
from contrib_compat.versions.private_names import NormalWithSoftplusScale as NormalWithSoftplusScale
from contrib_compat.versions.private_names import StudentTWithAbsDfSoftplusScale as StudentTWithAbsDfSoftplusScale
from tf_contrib.distributions import bijectors as bijectors
from tf_contrib.distributions import python as python
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.distributions.fill_triangular is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def fill_triangular(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distributions.fill_triangular_inverse is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def fill_triangular_inverse(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distributions.kl_divergence is deprecated: use tf.compat.v1.distributions.kl_divergence')
def kl_divergence(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distributions.matrix_diag_transform is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def matrix_diag_transform(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distributions.reduce_weighted_logsumexp is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def reduce_weighted_logsumexp(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distributions.softplus_inverse is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def softplus_inverse(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distributions.tridiag is deprecated: nothing public takes its place; TensorFlow has it under a private name')
def tridiag(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
