"""``ExportStrategy``: a name for a kind of export, and the function that writes it."""

from __future__ import annotations

import collections
import sys
import warnings
from typing import TYPE_CHECKING, Any, Mapping, NamedTuple, Optional, Type, TypeVar, Union

from contrib_compat.deprecation import deprecated_class
from contrib_compat.strategies.keras_models import as_estimator, is_keras_model
from contrib_compat.strategies.signature import ExportFn, choice_for, overlooked_checkpoint
from contrib_compat.versions.native_contrib import native_class

Path = Union[str, bytes]
Self = TypeVar("Self", bound="ExportStrategy")

if TYPE_CHECKING:

    class _Fields(NamedTuple):
        name: str
        export_fn: ExportFn
        strip_default_attrs: Optional[bool]

else:
    # Native Experiment takes instances of the native class only.
    _Fields = native_class(
        "learn.python.learn.export_strategy", "ExportStrategy"
    ) or collections.namedtuple("ExportStrategy", ["name", "export_fn", "strip_default_attrs"])


@deprecated_class("learn.ExportStrategy")
class ExportStrategy(_Fields):
    """A named way to export a model. Stands for ``tf.contrib.learn.ExportStrategy`` (TF 1.15).

    It is a tuple ``(name, export_fn, strip_default_attrs)``.

    Attributes:
      name: the directory below ``<model_dir>/export`` that its exports are written to.
      export_fn: writes an export and returns its path, or decides not to. One of

        * ``(estimator, export_path)``
        * ``(estimator, export_path, checkpoint_path)``
        * ``(estimator, export_path, checkpoint_path, eval_result)``
        * ``(estimator, export_path, checkpoint_path, eval_result, strip_default_attrs)``

        :mod:`contrib_compat.strategies.signature` has the rules.
      strip_default_attrs: handed to an ``export_fn`` that has an argument of this name: whether
        attributes that have their default value are left out of the graph, so that an older
        TensorFlow can read it.
    """

    def __new__(
        cls: Type[Self],
        name: str,
        export_fn: ExportFn,
        strip_default_attrs: Optional[bool] = None,
    ) -> Self:
        """Makes a strategy.

        Args:
          name: see the attributes of the class, as for the others.
          export_fn:
          strip_default_attrs:

        Raises:
          TypeError: ``export_fn`` can't be called.
          ValueError: the signature of ``export_fn`` fits none of the forms above, or it is a
            coroutine function or a generator function, whose call runs nothing.
        """
        choice_for(export_fn)
        overlooked = overlooked_checkpoint(export_fn)
        if overlooked is not None:
            warnings.warn(
                f"export_fn: its argument {overlooked}=None stays None, so that it exports the "
                "latest checkpoint and not the one that was evaluated. It gets that by the name "
                "checkpoint_path, or as a third argument without a default",
                stacklevel=2,
            )
        # The native class's own __new__ would log a deprecation that names this line.
        return tuple.__new__(cls, (name, export_fn, strip_default_attrs))

    def export(
        self,
        estimator: Any,
        export_path: Path,
        checkpoint_path: Optional[Path] = None,
        eval_result: Optional[Mapping[str, Any]] = None,
    ) -> Any:
        """Exports a model.

        Args:
          estimator: the estimator to export; or a Keras model, which ``export_fn`` gets as a
            :class:`contrib_compat.keras.KerasEstimator` whose ``model_dir`` is ``export_path``.
          export_path: the directory below which the export is written.
          checkpoint_path: the checkpoint to export; None leaves the choice to ``export_fn``.
          eval_result: what ``evaluate`` said of this checkpoint.

        Returns:
          What ``export_fn`` returns: the path of the export.

        Raises:
          ValueError: ``export_fn`` fits no form, which only a strategy that was not made by its
            constructor can come to.
        """
        export_fn = self.export_fn
        if is_keras_model(estimator):
            estimator = as_estimator(estimator, export_path)
        values = (checkpoint_path, eval_result, self.strip_default_attrs)
        by_place, by_name = choice_for(export_fn)(values)
        result = export_fn(estimator, export_path, *by_place, **by_name)
        # Event files lie in the model's directory. What exports a model has imported TensorFlow;
        # what does not, is not made to.
        if getattr(estimator, "model_dir", None) and "tensorflow" in sys.modules:
            from contrib_compat.publishing.marks import mark

            mark(estimator, self.name, result, checkpoint_path, eval_result)
        return result
