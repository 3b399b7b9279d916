"""What stands in for names that ``tf.contrib`` of 1.15 imports and that are gone altogether.

`contrib_imports` says for which names, and on which releases.
"""

from __future__ import annotations

import importlib
import inspect
from types import ModuleType, SimpleNamespace
from typing import Any, Callable, List, NamedTuple, NoReturn, Optional, Tuple

from contrib_compat.versions.contrib_ops import lost_ops, plain


class MissingKernel(RuntimeError):
    """An op of contrib was used that no part of the TensorFlow installed can compute.

    It is no NotImplementedError: contrib takes that for a decoder that has nothing to finalize.
    """

    def __init__(self, op: str) -> None:
        package, instead = lost_ops().get(plain(op), ("", ""))
        home = f"tf.contrib.{package}" if package else "tf.contrib"
        super().__init__(
            f"{op} is an op of {home} in TensorFlow 1.15, whose compiled code does not run "
            "here; TensorFlow 2 has no kernel for it. "
            + (f"Instead, {instead}; " if instead else "")
            + "TensorFlow 1.15 on Python 3.7 runs it"
        )


def nothing(*args: Any, **kwargs: Any) -> None:
    """Does nothing, whatever it is given."""


def decorating_nothing(*args: Any, **kwargs: Any) -> Callable[[Any], Any]:
    """Makes a decorator that returns what it is given."""
    return lambda decorated: decorated


def _op_registry() -> Any:
    return importlib.import_module("tensorflow.python.framework.op_def_registry")


class _RegisteredOps:
    """The ops that TensorFlow has, by name, as far as a program can ask for them."""

    def get(self, name: str, default: Any = None) -> Any:
        """Returns the definition of an op, or ``default``."""
        found = _op_registry().get(name)
        return default if found is None else found

    def __getitem__(self, name: str) -> Any:
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: str) -> bool:
        return self.get(name) is not None


def get_registered_ops() -> _RegisteredOps:
    """Stands for the dictionary of all ops, which newer releases don't hold in Python."""
    return _RegisteredOps()


class OpDefLibrary:
    """Adds ops to graphs for the generated files of contrib's ops."""

    def add_op_list(self, ops: Any) -> None:
        """Takes what the generated file says of its ops; TensorFlow itself knows what it has."""

    def _apply_op_helper(
        self, op_type_name: str, name: Optional[str] = None, **keywords: Any
    ) -> Any:
        """Adds an op to the graph.

        Raises:
            MissingKernel: TensorFlow has no such op.
        """
        if op_type_name not in get_registered_ops():
            raise MissingKernel(op_type_name)
        library = importlib.import_module("tensorflow.python.framework.op_def_library")
        return library._apply_op_helper(op_type_name, name, **keywords)

    def apply_op(self, op_type_name: str, name: Optional[str] = None, **keywords: Any) -> Any:
        """Adds an op to the graph and returns its outputs; raises `MissingKernel` likewise."""
        if op_type_name not in get_registered_ops():
            raise MissingKernel(op_type_name)
        library = importlib.import_module("tensorflow.python.framework.op_def_library")
        return library.apply_op(op_type_name, name, **keywords)


class _NeverLoaded(ModuleType):
    """The ops of a library that is left alone: each raises `MissingKernel` when it is called."""

    def __getattr__(self, name: str) -> Callable[..., NoReturn]:
        if name.startswith("__"):
            raise AttributeError(name)

        def missing(*args: Any, **kwargs: Any) -> NoReturn:
            raise MissingKernel(name)

        return missing


def load_op_library(path: str) -> ModuleType:
    """Stands for the loading of compiled code of 1.15, which takes the process down.

    Args:
        path: Where it lies.
    """
    return _NeverLoaded(path)


class _Gone(ModuleType):
    """A module of which nothing is left: what it held raises when it is called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def missing(*args: Any, **kwargs: Any) -> NoReturn:
            raise RuntimeError(f"{self.__name__}.{name} of TensorFlow 1.15 is in none of version 2")

        return vars(self).setdefault(name, missing)


class _GoneModules:
    def __getattr__(self, name: str) -> ModuleType:
        return vars(self).setdefault(name, _Gone(name))


#: Has a module by each name, in which whatever is called raises.
gone = _GoneModules()


class RegisterGradient:
    """Registers the gradient of an op of contrib, unless TensorFlow has one by now."""

    def __init__(self, op_type: str) -> None:
        """Makes the decorator.

        Args:
            op_type: The op.
        """
        self._op_type = op_type

    def __call__(self, function: Any) -> Any:
        ops = importlib.import_module("tensorflow.python.framework.ops")
        registry = getattr(ops, "gradient_registry", None) or ops._gradient_registry
        if self._op_type not in registry.list():
            ops.RegisterGradient(self._op_type)(function)
        return function


class _GeneratedContext:
    """What the generated files of contrib's ops ask for before they run one at once."""

    _context_handle = post_execution_callbacks = None

    @property
    def _thread_local_data(self) -> Any:
        eager = importlib.import_module("tensorflow.python.eager.context")
        state: Any = SimpleNamespace(is_eager=eager.executing_eagerly(), device_name=None)
        return state


generated_context = _GeneratedContext()


def execute_eagerly(handle: Any, device: Any, op_type_name: str, *rest: Any) -> NoReturn:
    """Stands for the way to run an op at once, which those of contrib's generated files can't go.

    Raises:
        MissingKernel: always.
    """
    raise MissingKernel(op_type_name)


def list_devices() -> List[str]:
    """Returns the names of the devices of the process."""
    context = importlib.import_module("tensorflow.python.eager.context")
    context.ensure_initialized()
    found: List[str] = context.context().devices()
    return found


def create_db_writer(*args: Any, **kwargs: Any) -> NoReturn:
    """Stands for ``tf.contrib.summary.create_db_writer``, which wrote to a SQLite file.

    Raises:
        RuntimeError: always.
    """
    raise RuntimeError(
        "create_db_writer: TensorFlow 2 has no kernel that writes summaries to a database; "
        "tf.contrib.summary.create_file_writer writes event files"
    )


def sdca_shrink_l1(weights: Any, l1: Any, l2: Any, name: Any = None) -> Any:
    """Stands for the op of ``tf.contrib.linear_optimizer`` that shrinks weights in place.

    Args:
        weights: The variables, of either kind; the op itself takes those of version 1 alone.
        l1: The strength of the regularization by absolute values.
        l2: The same by squares.
        name: The scope of the ops.

    Returns:
        What does it.
    """
    tf = importlib.import_module("tensorflow.compat.v1")
    with tf.name_scope(name, "SdcaShrinkL1"):
        shrunk = []
        for weight in weights:
            value = tf.convert_to_tensor(weight)
            left = tf.maximum(tf.abs(value) - l1 / l2, 0.0)
            shrunk.append(tf.assign(weight, tf.sign(value) * left))
        return tf.group(*shrunk)


def cosine_similarity(y_true: Any, y_pred: Any, axis: int = -1) -> Any:
    """Stands for ``tf.contrib.keras.metrics.cosine_similarity``.

    Args:
        y_true: Vectors.
        y_pred: Other ones, of the same shape.
        axis: The axis along which their components are.

    Returns:
        The cosine of the angle between each two.
    """
    tf = importlib.import_module("tensorflow.compat.v1")
    directions = tf.nn.l2_normalize(y_true, axis), tf.nn.l2_normalize(y_pred, axis)
    return tf.reduce_sum(directions[0] * directions[1], axis)


def numpy_array(object: Any, dtype: Any = None, *, copy: Any = True, **options: Any) -> Any:
    """Stands for ``numpy.array`` of numpy 1: ``copy=False`` copies where that is needed."""
    numpy = importlib.import_module("numpy")
    return numpy.array(object, dtype, copy=copy or None, **options)


class ArgSpec(NamedTuple):
    """What `getargspec` returns."""

    args: List[str]
    varargs: Optional[str]
    keywords: Optional[str]
    defaults: Optional[Tuple[Any, ...]]


def getargspec(function: Any) -> ArgSpec:
    """Stands for ``inspect.getargspec``.

    Args:
        function: A function written in Python.

    Raises:
        ValueError: It has keyword-only arguments or annotations, which the result can't say.
    """
    found = inspect.getfullargspec(function)
    if found.kwonlyargs or found.annotations:
        raise ValueError("Function has keyword-only parameters or annotations")
    return ArgSpec(found.args, found.varargs, found.varkw, found.defaults)


def scalar_shape() -> Any:
    """Stands for ``tensor_shape.scalar``, as the two below for its kin."""
    return _tensor_shape([])


def vector_shape(length: Any) -> Any:
    """Stands for ``tensor_shape.vector``."""
    return _tensor_shape([length])


def matrix_shape(rows: Any, cols: Any) -> Any:
    """Stands for ``tensor_shape.matrix``."""
    return _tensor_shape([rows, cols])


def _tensor_shape(sizes: Any) -> Any:
    return importlib.import_module("tensorflow.compat.v1").TensorShape(sizes)
