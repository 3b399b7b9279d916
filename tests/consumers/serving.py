"""What TensorFlow Serving does with a directory of versions and a request by REST.

Written after its documentation: the version that is served is the greatest of the directory's
children whose names are numbers; a request names its inputs in rows (``instances``) or in columns
(``inputs``), and bytes are objects with base64 under ``b64``. An export is loaded as its C++ loader
does it: by the SavedModel's own restoring operation, in a session.
"""

import base64
import json
import os
import re


class BadRequest(Exception):
    """A request that the server answers with status 400."""


def served_version(base):
    """Returns the path of the version that is served, by the policy ``latest``."""
    versions = [name for name in os.listdir(base) if re.fullmatch("[0-9]+", name)]
    found = max(versions, key=int)
    assert set(os.listdir(os.path.join(base, found))) & {"saved_model.pb", "saved_model.pbtxt"}
    return os.path.join(base, found)


def predict(base, body):
    """Answers ``POST /v1/models/m:predict``.

    Args:
      base: the directory of the versions.
      body: the request's JSON.

    Returns:
      The response's JSON.

    Raises:
      BadRequest: the request doesn't fit the signature.
    """
    import tensorflow.compat.v1 as tf

    request = json.loads(body)
    with tf.Graph().as_default(), tf.Session() as session:
        loaded = tf.saved_model.loader.load(session, ["serve"], served_version(base))
        name = request.get("signature_name", "serving_default")
        if name not in loaded.signature_def:
            raise BadRequest(f'Serving signature name: "{name}" not found in signature def')
        signature = loaded.signature_def[name]
        feed = {
            signature.inputs[name].name: _checked(value, signature.inputs[name])
            for name, value in _columns(request, signature).items()
        }
        outputs = {name: info.name for name, info in signature.outputs.items()}
        answer = {name: value.tolist() for name, value in session.run(outputs, feed).items()}
    if "inputs" in request:
        return json.dumps({"outputs": _alone(answer)})
    rows = [dict(zip(answer, row)) for row in zip(*answer.values())]
    return json.dumps({"predictions": [_alone(row) for row in rows]})


def _columns(request, signature):
    """Returns the inputs of a request by their name."""
    if ("instances" in request) == ("inputs" in request):
        raise BadRequest("Request must contain either 'instances' or 'inputs'")
    names = set(signature.inputs)
    if "inputs" in request:
        inputs = request["inputs"]
        named = inputs if _is_object(inputs) else {next(iter(names)): inputs}
    else:
        rows = request["instances"]
        if not isinstance(rows, list) or not rows:
            raise BadRequest("'instances' must be a list that is not empty")
        if not _is_object(rows[0]):
            rows = [{next(iter(names)): row} for row in rows]
        if any(set(row) != set(rows[0]) for row in rows):
            raise BadRequest("All instances must have the same inputs")
        named = {name: [row[name] for row in rows] for name in rows[0]}
    if set(named) != names or (len(names) > 1 and not named):
        raise BadRequest(f"Inputs {sorted(named)} are not those of the signature: {sorted(names)}")
    return {name: _decoded(value) for name, value in named.items()}


def _is_object(value):
    return isinstance(value, dict) and set(value) != {"b64"}


def _decoded(value):
    if isinstance(value, list):
        return [_decoded(item) for item in value]
    return base64.b64decode(value["b64"]) if isinstance(value, dict) else value


def _checked(value, info):
    """Makes an array of a value, of the input's type and a shape that it takes."""
    import numpy as np
    import tensorflow.compat.v1 as tf

    dtype = tf.as_dtype(info.dtype)
    try:
        array = np.array(value, dtype.as_numpy_dtype)
    except (TypeError, ValueError) as error:
        raise BadRequest(f"JSON Value: {value!r} is not {dtype.name}") from error
    if not tf.TensorShape(info.tensor_shape).is_compatible_with(array.shape):
        raise BadRequest(f"Shape {array.shape} is not {tf.TensorShape(info.tensor_shape)}")
    return array


def _alone(answer):
    return next(iter(answer.values())) if len(answer) == 1 else answer
