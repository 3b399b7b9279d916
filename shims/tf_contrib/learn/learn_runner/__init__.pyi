# Written by tools/stubs.py.
from contrib_compat.learn.roles import is_distributed as _is_distributed
import contrib_compat.experiment.learn_runner
import typing
import typing_extensions

@typing_extensions.deprecated("tf.contrib.learn.learn_runner.tune is deprecated: call tf.estimator.train_and_evaluate for each set of hyper-parameters in a tuner's trial; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator")
def tune(experiment_fn: contrib_compat.experiment.learn_runner.ExperimentFn, tuner: typing.Any) -> None: ...

@typing_extensions.deprecated('tf.contrib.learn.learn_runner.run is deprecated: use tf.estimator.train_and_evaluate with a TrainSpec and an EvalSpec; on TensorFlow 2.16 and newer tf.estimator is contrib_compat.estimator')
def run(experiment_fn: contrib_compat.experiment.learn_runner.ExperimentFn, output_dir: typing.Optional[str]=None, schedule: typing.Optional[str]=None, run_config: typing.Any=None, hparams: typing.Any=None) -> typing.Any: ...
