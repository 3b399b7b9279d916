# Written by tools/stubs.py.
from contrib_compat.successors import CrossDeviceOps as CrossDeviceOps
from contrib_compat.successors import OneDeviceStrategy as OneDeviceStrategy
from contrib_compat.successors import ReplicaContext as ReplicaContext
from contrib_compat.successors import Strategy as DistributionStrategy
from contrib_compat.successors import TPUStrategy as TPUStrategy
from contrib_compat.versions.private_names import AllReduceCrossDeviceOps as AllReduceCrossDeviceOps
from contrib_compat.versions.private_names import DistributeConfig as DistributeConfig
from contrib_compat.versions.private_names import StandardInputStep as StandardInputStep
from contrib_compat.versions.private_names import StandardSingleLossStep as StandardSingleLossStep
from contrib_compat.versions.private_names import Step as Step
from contrib_compat.versions.private_names import UpdateContext as UpdateContext
from tf_contrib.distribute import python as python
import contrib_compat.replication.worker_all_reduce
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.distribute.MultiWorkerAllReduce is deprecated: look into tf.distribute')
class MultiWorkerAllReduce(contrib_compat.replication.worker_all_reduce.MultiWorkerAllReduce): ...

@typing_extensions.deprecated('tf.contrib.distribute.get_distribution_strategy is deprecated: use tf.compat.v1.distribute.get_strategy')
def get_distribution_strategy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.get_loss_reduction is deprecated: use tf.compat.v1.distribute.get_loss_reduction')
def get_loss_reduction(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.get_replica_context is deprecated: use tf.compat.v1.distribute.get_replica_context')
def get_replica_context(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.get_strategy is deprecated: use tf.compat.v1.distribute.get_strategy')
def get_strategy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.has_distribution_strategy is deprecated: use tf.compat.v1.distribute.has_strategy')
def has_distribution_strategy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.has_strategy is deprecated: use tf.compat.v1.distribute.has_strategy')
def has_strategy(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.in_cross_replica_context is deprecated: use tf.compat.v1.distribute.in_cross_replica_context')
def in_cross_replica_context(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.initialize_tpu_system is deprecated: use tf.compat.v1.tpu.experimental.initialize_tpu_system')
def initialize_tpu_system(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.require_replica_context is deprecated: look into tf.distribute')
def require_replica_context(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...

@typing_extensions.deprecated('tf.contrib.distribute.run_standard_tensorflow_server is deprecated: look into tf.distribute')
def run_standard_tensorflow_server(*args: typing.Any, **kwargs: typing.Any) -> typing.Any: ...
