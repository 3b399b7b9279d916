# Written by tools/stubs.py.
import contrib_compat.exporters.legacy
import typing_extensions

@typing_extensions.deprecated('tf.contrib.estimator.python.estimator.exporter.StepsExporter is deprecated: use contrib_compat.exporters.StepsExporter, which is the same; tf.estimator has no such exporter; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class StepsExporter(contrib_compat.exporters.legacy.StepsExporter): ...
