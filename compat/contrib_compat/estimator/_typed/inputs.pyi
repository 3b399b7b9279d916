"""Names of ``tf.compat.v1.estimator.inputs`` on any TensorFlow, which has no types for them."""

from typing import Any



def numpy_input_fn(*args: Any, **kwargs: Any) -> Any: ...
def pandas_input_fn(*args: Any, **kwargs: Any) -> Any: ...
