"""Runs an Experiment: the entry point of a contrib program."""

from __future__ import annotations

from typing import Any, Callable, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.experiment.experiment import Experiment
from contrib_compat.learn import roles
from contrib_compat.versions.native_contrib import derives_from_native

__all__ = ["run", "tune"]

# Returns an Experiment, ours or on TF 1.x a native one.
ExperimentFn = Callable[..., Any]


def run(
    experiment_fn: ExperimentFn,
    output_dir: Optional[str] = None,
    schedule: Optional[str] = None,
    run_config: Any = None,
    hparams: Any = None,
) -> Any:
    """Makes an Experiment and runs one of its schedules.

    Stands for ``tf.contrib.learn.learn_runner.run`` (TF 1.15).

    Args:
      experiment_fn: called as ``experiment_fn(run_config, hparams)`` where `run_config` is given,
        else as ``experiment_fn(output_dir)``; returns the Experiment. In the first form the
        Experiment's estimator must have been made with that `run_config`.
      output_dir: the model's directory, in the older form.
      schedule: name of the Experiment's method to run. None for that of this task's role: a worker
        or chief trains, a ps serves, an evaluator runs ``continuous_eval``, and a master or a
        process on its own runs ``train_and_evaluate``.
      run_config: a contrib RunConfig with a `model_dir`; excludes `output_dir`.
      hparams: an ``HParams``, handed on to `experiment_fn`.

    Returns:
      What the schedule returns; of ``train_and_evaluate`` that is ``(metrics, exports)``.

    Raises:
      ValueError: not exactly one of `output_dir` and `run_config` is given, an argument is not
        what is wanted, or the schedule is unknown.
      TypeError: `experiment_fn` can't be called or returns something else, or the schedule is not
        a method.
      RuntimeError: the estimator does not use `run_config`.
    """
    if output_dir is not None and run_config is not None:
        raise ValueError("Cannot provide both `output_dir` and `run_config`")
    if output_dir is None and run_config is None:
        raise ValueError("Must set value for `output_dir` or `run_config`")
    if not callable(experiment_fn):
        raise TypeError(f'Experiment builder "{experiment_fn}" is not callable.')

    if run_config is not None:
        experiment = _build(experiment_fn, run_config, hparams)
    else:
        if not output_dir:
            raise ValueError("Must specify an output directory")
        if hparams is not None:
            raise ValueError("Must set `hparams` as None for `experiment_fn` with `output_dir`.")
        experiment = _checked(experiment_fn(output_dir=output_dir))
    if not schedule:
        config = run_config or experiment.estimator.config
        schedule = roles.default_schedule(config)
        if schedule == "train" and not roles.is_distributed(config):
            tf.logging.info(
                "This task trains and leaves exporting to an evaluator. Where there is none, "
                "schedule='train_and_evaluate' has it do both."
            )
    return _execute_schedule(experiment, schedule)


def tune(experiment_fn: ExperimentFn, tuner: Any) -> None:
    """Runs one Experiment for each set of hyper-parameters that a tuner tries.

    Stands for ``tf.contrib.learn.learn_runner.tune`` (TF 1.15).

    Args:
      experiment_fn: called as ``experiment_fn(run_config, hparams)``; returns the Experiment.
      tuner: has ``next_trial()``, which says whether there is another trial, and
        ``run_experiment(experiment_fn)``, which runs it.

    Raises:
      ValueError, TypeError, RuntimeError: by the function that the tuner gets, as :func:`run`.
    """

    def checked_experiment_fn(run_config: Any, hparams: Any) -> Any:
        return _build(experiment_fn, run_config, hparams, needs_hparams=True)

    while tuner.next_trial():
        tuner.run_experiment(checked_experiment_fn)


def _build(
    experiment_fn: ExperimentFn, run_config: Any, hparams: Any, needs_hparams: bool = False
) -> Any:
    if not roles.is_contrib_config(run_config):
        raise ValueError("`run_config` must be `tf.contrib.learn.RunConfig` instance")
    if not run_config.model_dir:
        raise ValueError("Must specify a model directory `model_dir` in `run_config`.")
    if hparams is not None and not _is_hparams(hparams):
        raise ValueError("`hparams` must be `HParams` instance")
    if hparams is None and needs_hparams:
        raise ValueError("`hparams` cannot be `None`.")

    expected = run_config.uid()
    experiment = _checked(experiment_fn(run_config, hparams))
    config = experiment.estimator.config
    if not hasattr(config, "uid"):
        raise RuntimeError(
            "Pass `run_config` argument of the `experiment_fn` to the Estimator in Experiment. It "
            "is likely a different `RunConfig` is passed to `Estimator` or the `config` "
            "constructor argument in `Estimator` is not set."
        )
    if config.uid() != expected:
        raise RuntimeError(
            "`RunConfig` instance is expected to be used by the `Estimator` inside the "
            f"`Experiment`. expected {expected}, but got {config.uid()}"
        )
    return experiment


def _is_hparams(value: Any) -> bool:
    # HParams has several homes: TF 1.x, copies in other libraries, and users' subclasses.
    return any(base.__name__ == "HParams" for base in type(value).__mro__)


def _checked(experiment: Any) -> Any:
    if not isinstance(experiment, Experiment) and not derives_from_native(
        type(experiment), "learn.python.learn.experiment", "Experiment"
    ):
        raise TypeError(
            "Experiment builder did not return an Experiment instance, got "
            f"{type(experiment)} instead."
        )
    return experiment


def _execute_schedule(experiment: Any, schedule: str) -> Any:
    task = getattr(experiment, schedule, None)
    if callable(task):
        return task()
    schedules = [
        name
        for name in dir(experiment)
        if not name.startswith("_") and callable(getattr(experiment, name))
    ]
    tf.logging.error("Allowed values for this experiment are: %s", schedules)
    if hasattr(experiment, schedule):
        raise TypeError(f"Schedule references non-callable member {schedule}")
    raise ValueError(f"Schedule references non-existent task {schedule}")
