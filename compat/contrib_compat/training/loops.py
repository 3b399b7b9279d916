"""Loops that train, and that evaluate each checkpoint as it comes."""

from __future__ import annotations

import time
from typing import Any, Callable, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat.deprecation import deprecated_class
from contrib_compat.versions import private_names


def train(
    train_op: Any,
    logdir: Optional[str],
    master: str = "",
    is_chief: bool = True,
    scaffold: Any = None,
    hooks: Optional[List[Any]] = None,
    chief_only_hooks: Optional[List[Any]] = None,
    save_checkpoint_secs: Optional[int] = 600,
    save_summaries_steps: Optional[int] = 100,
    config: Any = None,
    max_wait_secs: int = 7200,
    run_metadata: Any = None,
) -> Any:
    """Trains until a hook asks to stop.

    Stands for ``tf.contrib.training.train`` (TF 1.15).

    Args:
      train_op: what is run in each step, and what it is that is returned.
      logdir: where checkpoints and summaries go.
      master: the TensorFlow master.
      is_chief: whether this is the process that writes.
      scaffold: as for ``tf.train.MonitoredTrainingSession``, and so are all that have no word here.
      hooks: see there.
      chief_only_hooks: see there.
      save_checkpoint_secs: see there.
      save_summaries_steps: see there.
      config: see there.
      max_wait_secs: see there.
      run_metadata: takes what TensorFlow measures in a step.

    Returns:
      The last value of ``train_op``; None if no step was run.

    Raises:
      ValueError: the chief is to write checkpoints or summaries, and there is no ``logdir``.
    """
    if logdir is None and is_chief:
        for name, value in (
            ("save_summaries_steps", save_summaries_steps),
            ("save_checkpoint_secs", save_checkpoint_secs),
        ):
            if value:
                raise ValueError(f"logdir cannot be None when {name} is not None")
    loss = None
    with tf.train.MonitoredTrainingSession(
        master=master,
        is_chief=is_chief,
        checkpoint_dir=logdir,
        scaffold=scaffold,
        hooks=hooks,
        chief_only_hooks=chief_only_hooks,
        save_checkpoint_secs=save_checkpoint_secs,
        save_summaries_steps=save_summaries_steps,
        config=config,
        max_wait_secs=max_wait_secs,
    ) as session:
        while not session.should_stop():
            loss = session.run(train_op, run_metadata=run_metadata)
    return loss


@deprecated_class("training.SummaryAtEndHook")
class SummaryAtEndHook(tf.train.SessionRunHook):
    """Writes summaries when a session ends.

    Stands for ``tf.contrib.training.SummaryAtEndHook`` (TF 1.15).
    """

    def __init__(
        self,
        log_dir: Optional[str] = None,
        summary_writer: Any = None,
        summary_op: Any = None,
        feed_dict: Any = None,
    ) -> None:
        """Makes a hook.

        Args:
          log_dir: where an event file is written.
          summary_writer: writes in place of one for ``log_dir``.
          summary_op: the summary; by default all of the graph's, merged.
          feed_dict: what is fed when it is computed.

        Raises:
          ValueError: there is neither a directory nor a writer.
        """
        if log_dir is None and summary_writer is None:
            raise ValueError("One of log_dir or summary_writer should be used.")
        self._log_dir = log_dir
        self._summary_writer = summary_writer
        self._summary_op = summary_op
        self._is_merged = summary_op is None
        self._feed_dict = feed_dict
        self._global_step: Any = None

    def begin(self) -> None:
        """Merges the summaries of the graph, which each session has anew."""
        if self._is_merged:
            self._summary_op = tf.summary.merge_all()
        self._global_step = tf.train.get_or_create_global_step()

    def after_create_session(self, session: Any, coord: Any) -> None:
        """Opens the event file."""
        if self._summary_writer is None and self._log_dir:
            self._summary_writer = tf.summary.FileWriterCache.get(self._log_dir)

    def end(self, session: Any) -> None:
        """Writes the summary of the step at which it ends."""
        if self._summary_op is not None:
            step = tf.train.global_step(session, self._global_step)
            summary = session.run(self._summary_op, self._feed_dict)
            if self._summary_writer:
                self._summary_writer.add_summary(summary, step)
        if self._summary_writer:
            self._summary_writer.flush()


def evaluate_repeatedly(
    checkpoint_dir: str,
    master: str = "",
    scaffold: Any = None,
    eval_ops: Any = None,
    feed_dict: Any = None,
    final_ops: Any = None,
    final_ops_feed_dict: Any = None,
    eval_interval_secs: float = 60,
    hooks: Optional[List[Any]] = None,
    config: Any = None,
    max_number_of_evaluations: Optional[int] = None,
    timeout: Optional[float] = None,
    timeout_fn: Optional[Callable[[], bool]] = None,
) -> Any:
    """Evaluates each checkpoint that appears in a directory.

    Stands for ``tf.contrib.training.evaluate_repeatedly`` (TF 1.15).

    Args:
      checkpoint_dir: the directory.
      master: the TensorFlow master.
      scaffold: the ``tf.train.Scaffold`` of each session.
      eval_ops: what is run until a hook asks to stop: a tensor, a list of them, or a dictionary; a
        dictionary gets one more entry.
      feed_dict: what is fed for it.
      final_ops: what is run once, after that.
      final_ops_feed_dict: what is fed for that.
      eval_interval_secs: how many seconds two evaluations are apart at least.
      hooks: the hooks of each session, a list, which gets one more.
      config: the ``tf.ConfigProto`` of each session.
      max_number_of_evaluations: after how many it returns.
      timeout: how many seconds it waits for a checkpoint.
      timeout_fn: is asked after them whether there will be none; by default it is so.

    Returns:
      What ``final_ops`` were at last; None if there are none, or was no checkpoint.
    """
    eval_step = private_names.get_or_create_eval_step()
    hooks = hooks or []
    if eval_ops is not None:
        eval_ops = _with_a_step(eval_ops, eval_step, hooks)
    final = tf.train.FinalOpsHook(final_ops, final_ops_feed_dict)
    hooks.append(final)
    checkpoints = tf.train.checkpoints_iterator(
        checkpoint_dir, eval_interval_secs, timeout, timeout_fn
    )
    for done, checkpoint in enumerate(checkpoints, 1):
        creator = tf.train.ChiefSessionCreator(
            scaffold=scaffold,
            checkpoint_filename_with_path=checkpoint,
            master=master,
            config=config,
        )
        with tf.train.MonitoredSession(session_creator=creator, hooks=hooks) as session:
            tf.logging.info("Starting evaluation at %s", _now())
            if eval_ops is not None:
                while not session.should_stop():
                    session.run(eval_ops, feed_dict)
            tf.logging.info("Finished evaluation at %s", _now())
        if max_number_of_evaluations is not None and done >= max_number_of_evaluations:
            break
    return final.final_ops_values


def _with_a_step(eval_ops: Any, eval_step: Any, hooks: List[Any]) -> Any:
    """Returns what is run in each round of an evaluation, with the count of the rounds."""
    update = tf.assign_add(eval_step, 1)
    for hook in hooks:
        if isinstance(hook, private_names.StopAfterNEvalsHook):
            hook._set_evals_completed_tensor(update)
    if isinstance(eval_ops, dict):
        eval_ops["update_eval_step"] = update
        return eval_ops
    return [*eval_ops, update] if isinstance(eval_ops, (tuple, list)) else [eval_ops, update]


def _now() -> str:
    return time.strftime("%Y-%m-%d-%H:%M:%S", time.gmtime())
