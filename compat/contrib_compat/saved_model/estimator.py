"""SavedModelEstimator: an estimator whose model is a SavedModel."""

from __future__ import annotations

from typing import Any, List, Optional

import tensorflow.compat.v1 as tf

from contrib_compat import estimator as tf_estimator
from contrib_compat.identity import public
from contrib_compat.saved_model.directory import SavedModelDirectory
from contrib_compat.saved_model.feeding import feed_receiver_tensors, input_map
from contrib_compat.saved_model.loading import load_graph, reserve_names
from contrib_compat.saved_model.results import export_outputs, results
from contrib_compat.versions import private_names as borrowed

__all__ = ["SavedModelEstimator"]


# What `tf.estimator.Estimator` is on TF 2, and a subclass of what it was on TF 1.
_Estimator: Any = borrowed.EstimatorV2


class _TrainedEstimator(_Estimator):
    """An estimator that is trained from the start: until it has trained, a checkpoint stands in.

    Estimator refuses subclasses that override its public methods, but looks at the class of the
    object alone. So they are overridden here.
    """

    saved_model: SavedModelDirectory

    # The class of TF 2 hides it.
    export_savedmodel = tf_estimator.Estimator.export_savedmodel

    def latest_checkpoint(self) -> str:
        """Returns the newest checkpoint in ``model_dir``, or else that of the SavedModel."""
        return tf.train.latest_checkpoint(self.model_dir) or self.saved_model.checkpoint

    def get_variable_names(self) -> List[str]:
        """Returns the names of all variables of the model."""
        return [name for name, _ in tf.train.list_variables(self.latest_checkpoint())]

    def get_variable_value(self, name: str) -> Any:
        """Returns a variable's value as a numpy array.

        Args:
          name: the variable's name.
        """
        return tf.train.load_variable(self.latest_checkpoint(), name)


@public("contrib_compat.estimator.experimental")
class SavedModelEstimator(_TrainedEstimator):
    """Trains, evaluates and predicts with the graphs of a SavedModel.

    Stands for ``tf.contrib.estimator.SavedModelEstimator`` (TF 1.15). The SavedModel is one that
    an estimator exported: with ``Estimator.experimental_export_all_saved_models`` or
    ``Estimator.export_saved_model``, by any TensorFlow since 1.4. Each mode works whose graph was
    exported; an ordinary export for serving can only predict.

    Training goes on where the exported model stopped: variables, the optimizer's slots and the
    global step are those of the SavedModel until ``model_dir`` holds a checkpoint of its own.
    Metrics are called ``metrics/accuracy`` where the exporting estimator called them ``accuracy``.

    Attributes:
      saved_model_dir: the SavedModel's directory, as it was given.
    """

    def __init__(self, saved_model_dir: Any, model_dir: Optional[str] = None) -> None:
        """Reads the SavedModel's description; variables are read when they are needed.

        There is no ``config`` and no ``params``: the graphs are what they were exported as.

        Args:
          saved_model_dir: the directory of the SavedModel, which must stay where it is.
          model_dir: where checkpoints of further training go; None for a temporary directory.

        Raises:
          NotImplementedError: a subclass brings in a RunConfig with a DistributionStrategy.
          TypeError: ``saved_model_dir`` is no path.
          ValueError: the directory holds no SavedModel.
        """
        self.saved_model = SavedModelDirectory(saved_model_dir)
        self.saved_model_dir = saved_model_dir
        super().__init__(model_fn=self._model_fn_from_saved_model, model_dir=model_dir)
        if self.config.train_distribute or self.config.eval_distribute:
            raise NotImplementedError(
                "SavedModelEstimator currently does not support DistributionStrategy."
            )

    @property
    def saved_model_loader(self) -> Any:
        """TensorFlow's ``SavedModelLoader`` of the SavedModel."""
        return self.saved_model.loader

    def _create_and_assert_global_step(self, graph: Any) -> None:
        # Estimator calls this on its new graph, before the input_fn. The global step is not made
        # here because the exported graph has one.
        reserve_names(graph, self.saved_model.modes)

    def _export_all_saved_models(
        self,
        export_dir_base: Any,
        input_receiver_fn_map: Any,
        assets_extra: Any = None,
        as_text: bool = False,
        checkpoint_path: Any = None,
        strip_default_attrs: bool = True,
    ) -> Any:
        receiver_fns = dict(input_receiver_fn_map)
        for mode, mode_graph in self.saved_model.modes.items():
            if receiver_fns.get(mode):
                receiver_fns[mode] = feed_receiver_tensors(receiver_fns[mode], mode_graph.signature)
        # TF 1.15 looks for checkpoints in model_dir alone.
        return super()._export_all_saved_models(
            export_dir_base,
            receiver_fns,
            assets_extra=assets_extra,
            as_text=as_text,
            checkpoint_path=checkpoint_path or self.latest_checkpoint(),
            strip_default_attrs=strip_default_attrs,
        )

    def _model_fn_from_saved_model(self, features: Any, labels: Any, mode: str) -> Any:
        mode_graph = self.saved_model.mode(mode)
        if tf.train.get_global_step() is not None:
            raise RuntimeError(
                "Graph must not contain a global step tensor before the SavedModel is loaded. "
                "Please make sure that the input function does not create a global step."
            )
        inputs = input_map(mode_graph.signature, features, labels)
        input_variables = tf.global_variables()
        input_local_init_op = tf.train.Scaffold.default_local_init_op()
        loaded = load_graph(mode_graph, inputs)
        if tf.train.get_global_step() is None and mode != tf_estimator.ModeKeys.PREDICT:
            raise ValueError(
                f"The SavedModel {self.saved_model.path} has no global step: it was not exported "
                "by an estimator"
            )
        variables = {variable.op.name.encode(): variable for variable in tf.global_variables()}
        # By itself the report complains in the log where no session asks for it.
        uninitialized = tf.identity(tf.report_uninitialized_variables(list(variables.values())))

        def restore(scaffold: Any, session: Any) -> None:
            """Fills the variables: from the SavedModel, and what it lacks from its initializer."""
            scaffold.saver.restore(session, self.saved_model.checkpoint)
            missing = session.run(uninitialized)
            session.run([variables[name].initializer for name in missing])

        found = results(mode_graph, loaded.outputs(mode_graph.signature))
        return tf_estimator.EstimatorSpec(
            mode=mode,
            predictions=found.predictions,
            loss=found.loss,
            train_op=loaded.train_op,
            eval_metric_ops=found.eval_metric_ops,
            export_outputs=export_outputs(mode_graph, loaded.outputs),
            scaffold=tf.train.Scaffold(
                # Not all initializers: one may read a checkpoint that was only there at export.
                init_op=tf.variables_initializer(input_variables),
                init_fn=restore,
                local_init_op=_group(loaded.local_init_op, input_local_init_op),
                saver=loaded.saver,
            ),
        )


def _group(exported: Optional[Any], of_inputs: Any) -> Optional[Any]:
    """Runs both; None, which is TensorFlow's default, where the export has no init op."""
    return None if exported is None else tf.group(exported, of_inputs)
