# Written by tools/stubs.py.
from contrib_compat.monitors.stopping import NanLossDuringTrainingError as NanLossDuringTrainingError
import contrib_compat.monitors.adapter
import contrib_compat.monitors.base
import contrib_compat.monitors.captures
import contrib_compat.monitors.checkpoints
import contrib_compat.monitors.export
import contrib_compat.monitors.logs
import contrib_compat.monitors.stopping
import contrib_compat.monitors.validation
import contrib_compat.monitors.writers
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.learn.monitors.BaseMonitor is deprecated: derive from tf.compat.v1.train.SessionRunHook')
class BaseMonitor(contrib_compat.monitors.base.BaseMonitor): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.CaptureVariable is deprecated: fetch the tensor in the before_run of a tf.compat.v1.train.SessionRunHook')
class CaptureVariable(contrib_compat.monitors.captures.CaptureVariable, EveryN): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.CheckpointSaver is deprecated: use tf.compat.v1.train.CheckpointSaverHook')
class CheckpointSaver(contrib_compat.monitors.checkpoints.CheckpointSaver, BaseMonitor): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.EveryN is deprecated: derive from tf.compat.v1.train.SessionRunHook and use a tf.compat.v1.train.SecondOrStepTimer')
class EveryN(contrib_compat.monitors.base.EveryN, BaseMonitor): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.ExportMonitor is deprecated: use tf.estimator.train_and_evaluate with a tf.estimator.LatestExporter in EvalSpec(exporters=...); on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class ExportMonitor(contrib_compat.monitors.export.ExportMonitor, EveryN): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.GraphDump is deprecated: fetch the tensors in the before_run of a tf.compat.v1.train.SessionRunHook')
class GraphDump(contrib_compat.monitors.captures.GraphDump, BaseMonitor): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.LoggingTrainable is deprecated: use tf.compat.v1.train.LoggingTensorHook with the names of tf.compat.v1.trainable_variables()')
class LoggingTrainable(contrib_compat.monitors.logs.LoggingTrainable, EveryN): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.NanLoss is deprecated: use tf.compat.v1.train.NanTensorHook, which takes other arguments')
class NanLoss(contrib_compat.monitors.stopping.NanLoss, EveryN): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.PrintTensor is deprecated: use tf.compat.v1.train.LoggingTensorHook, which takes other arguments')
class PrintTensor(contrib_compat.monitors.logs.PrintTensor, EveryN): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.RunHookAdapterForMonitors is deprecated: write hooks (tf.compat.v1.train.SessionRunHook), which need no adapter')
class RunHookAdapterForMonitors(contrib_compat.monitors.adapter.RunHookAdapterForMonitors): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.StepCounter is deprecated: use tf.compat.v1.train.StepCounterHook')
class StepCounter(contrib_compat.monitors.writers.StepCounter, EveryN): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.StopAtStep is deprecated: use tf.compat.v1.train.StopAtStepHook')
class StopAtStep(contrib_compat.monitors.stopping.StopAtStep, BaseMonitor): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.SummarySaver is deprecated: use tf.compat.v1.train.SummarySaverHook, which takes other arguments')
class SummarySaver(contrib_compat.monitors.writers.SummarySaver, EveryN): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.ValidationMonitor is deprecated: use tf.estimator.train_and_evaluate with a TrainSpec and an EvalSpec, and tf.estimator.experimental.stop_if_no_decrease_hook to stop early; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
class ValidationMonitor(contrib_compat.monitors.validation.ValidationMonitor, EveryN): ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.get_default_monitors is deprecated: use tf.compat.v1.train.MonitoredTrainingSession, which has these hooks')
def get_default_monitors(loss_op: typing.Any=None, summary_op: typing.Any=None, save_summary_steps: int=100, output_dir: typing.Optional[str]=None, summary_writer: typing.Any=None) -> typing.List[typing.Any]: ...

@typing_extensions.deprecated('tf.contrib.learn.monitors.replace_monitors_with_hooks is deprecated: write hooks (tf.compat.v1.train.SessionRunHook), which need no replacing')
def replace_monitors_with_hooks(monitors_or_hooks: typing.Optional[typing.Sequence[typing.Any]], estimator: typing.Any) -> typing.List[typing.Any]: ...
