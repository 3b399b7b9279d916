# Written by tools/stubs.py.
from contrib_compat.publishing.retention import Path as Path
import contrib_compat.disk.paths
import contrib_compat.publishing.retention
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.learn.utils.gc.get_paths is deprecated: use tf.io.gfile.listdir')
def get_paths(base_dir: contrib_compat.disk.paths.AnyPath, parser: typing.Callable[[contrib_compat.publishing.retention.Path], typing.Optional[contrib_compat.publishing.retention.Path]]) -> typing.List[contrib_compat.publishing.retention.Path]: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.gc.largest_export_versions is deprecated: select the versions yourself, or use the exports_to_keep of tf.estimator.LatestExporter; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def largest_export_versions(n: int) -> contrib_compat.publishing.retention.Filter: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.gc.mod_export_version is deprecated: select the versions yourself, or use the exports_to_keep of tf.estimator.LatestExporter; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def mod_export_version(n: int) -> contrib_compat.publishing.retention.Filter: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.gc.negation is deprecated: select the versions yourself, or use the exports_to_keep of tf.estimator.LatestExporter; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def negation(f: contrib_compat.publishing.retention.Filter) -> contrib_compat.publishing.retention.Filter: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.gc.one_of_every_n_export_versions is deprecated: select the versions yourself, or use the exports_to_keep of tf.estimator.LatestExporter; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def one_of_every_n_export_versions(n: int) -> contrib_compat.publishing.retention.Filter: ...

@typing_extensions.deprecated('tf.contrib.learn.utils.gc.union is deprecated: select the versions yourself, or use the exports_to_keep of tf.estimator.LatestExporter; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def union(lf: contrib_compat.publishing.retention.Filter, rf: contrib_compat.publishing.retention.Filter) -> contrib_compat.publishing.retention.Filter: ...
