"""What the batteries of the differential suite share.

A battery is a test file with functions ``case_<name>(contrib, tf, tmp)`` that do something with
the contrib tree and return what they saw as JSON. ``record.py`` runs them against native
``tf.contrib`` and writes ``data/<battery>.json``; ``deviations.json`` has the cases where ours
does something else, and why. Records are made under Python 3.6 and 3.7, so nothing newer here.
"""

import json
import re
from pathlib import Path

HERE = Path(__file__).parent


# --- a battery and its record --------------------------------------------------------------------


def cases(battery, wrap=lambda case: case):
    """Returns the functions ``case_<name>`` of a battery, given its ``globals()``, by name.

    ``wrap`` makes a case of a function that takes something else.
    """
    return {name[5:]: wrap(case) for name, case in battery.items() if name.startswith("case_")}


def plain(value, tmp):
    """Returns ``value`` as JSON, without what differs from run to run."""
    if isinstance(value, bytes):
        return {"bytes": plain(value.decode(), tmp)}
    if isinstance(value, str):
        # TF 1.15 alone calls its package tensorflow_core.
        value = value.replace(str(tmp), "<tmp>").replace("tensorflow_core", "tensorflow")
        return re.sub(r"\b1[0-9]{9}\b", "<now>", value)
    if isinstance(value, dict):
        return {str(key): plain(item, tmp) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(item, tmp) for item in value]
    if hasattr(value, "item") and not value.shape:  # A number of numpy.
        return value.item()
    return value


def observe(case, contrib, tf, tmp):
    """Runs a case and returns what it saw."""
    return plain(case(contrib, tf, tmp), tmp)


def signatures(meta_graph, describe):
    """Returns the signatures of a graph as data: method, inputs, outputs.

    Args:
      meta_graph: its ``MetaGraphDef``.
      describe: returns what counts of a ``TensorInfo``.
    """

    def side(infos):
        return {name: describe(info) for name, info in infos.items()}

    return {
        key: [signature.method_name, side(signature.inputs), side(signature.outputs)]
        for key, signature in meta_graph.signature_def.items()
    }


def record_path(battery):
    """Returns where the record of a battery is."""
    return HERE / "data" / (battery + ".json")


def deviations(battery):
    """Returns the known deviations of a battery, by case."""
    entries = json.loads((HERE / "deviations.json").read_text())
    return {entry["case"]: entry for entry in entries if entry.get("battery") == battery}


def expected(battery, name, is_ours):
    """Returns what a case should see: what is recorded, for ours with the known deviation.

    A deviation may hold those keys alone that differ.

    Raises:
      AssertionError: the deviation is from something else than what is recorded, or from nothing.
    """
    recorded = json.loads(record_path(battery).read_text())[name]
    deviation = deviations(battery).get(name)
    if not deviation:
        return recorded
    native, ours = deviation["native"], deviation["ours"]
    assert ours != native, "deviations.json is out of date"
    if native == recorded:
        return ours if is_ours else recorded
    is_part = isinstance(recorded, dict) and isinstance(native, dict)
    assert is_part and dict(recorded, **native) == recorded, "deviations.json is out of date"
    return dict(recorded, **ours) if is_ours else recorded


# --- what calls do -------------------------------------------------------------------------------


def raised(function, *arguments, **named):
    """Returns the type and the text of what a call raises, or "nothing"."""
    try:
        function(*arguments, **named)
    except Exception as error:
        return [type(error).__name__, str(error)]
    return "nothing"


def raised_type(function, *arguments, **named):
    """Returns the type of what a call raises, for texts that are TensorFlow's; or "nothing"."""
    error = raised(function, *arguments, **named)
    return error if error == "nothing" else error[0]


def answer(function, *arguments, **named):
    """Returns what a call returns, or ``{"raises": <type>}``."""
    try:
        return function(*arguments, **named)
    except Exception as error:
        return {"raises": type(error).__name__}


def answer_or_kind(kind, function, *arguments, **named):
    """Returns what a call returns, or that it raises an error of a kind, however it is called."""
    try:
        return function(*arguments, **named)
    except kind:
        return {"raises": kind.__name__}


def answer_with_text(function, *arguments, **named):
    """Returns what a call returns, or ``{"raises": <type>, "says": <text>}``."""
    try:
        return function(*arguments, **named)
    except Exception as error:
        return {"raises": type(error).__name__, "says": str(error)}


# --- what models do ------------------------------------------------------------------------------


def numbers(value, digits=4):
    """Returns numbers and strings as JSON, rounded to what all releases agree on."""
    if isinstance(value, dict):
        return {str(key): numbers(item, digits) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [numbers(item, digits) for item in value]
    if hasattr(value, "tolist"):
        return numbers(value.tolist(), digits)
    if isinstance(value, bytes):
        return value.decode()
    # Adding zero makes 0.0 of -0.0.
    return round(value, digits) + 0.0 if isinstance(value, float) else value


def set_values(tf, model_dir):
    """Writes a checkpoint over the latest one, with values that follow from names."""
    import numpy as np

    reader = tf.train.load_checkpoint(model_dir)
    with tf.Graph().as_default(), tf.Session() as session:
        variables = {}
        for name, shape in sorted(reader.get_variable_to_shape_map().items()):
            value = reader.get_tensor(name)
            # Adam's powers stay as they are: they count its steps.
            if value.dtype == np.float32 and "power" not in name:
                angles = np.arange(value.size) + len(name)
                value = (0.5 + 0.4 * np.cos(angles)).reshape(shape).astype(np.float32)
            variables[name] = tf.Variable(value, use_resource=False)
        session.run(tf.global_variables_initializer())
        tf.train.Saver(variables).save(session, tf.train.latest_checkpoint(model_dir))


def trained_on(tf, estimator, input_fn):
    """Trains from a checkpoint of set values; returns the variables and what the model says.

    What comes out depends on the variables' names, the optimizer's slots, the loss, the clipping.
    """
    estimator.train(input_fn, steps=1)
    set_values(tf, estimator.model_dir)
    estimator.train(input_fn, steps=2)
    names = estimator.get_variable_names()
    predictions = estimator.predict(lambda: input_fn().take(1).map(lambda x, y: x))
    return {
        "variables": {name: numbers(estimator.get_variable_value(name), 3) for name in names},
        "evaluation": numbers(estimator.evaluate(input_fn, steps=1), 3),
        "predictions": numbers(list(predictions), 3),
    }


def write_events(tf, directory, by_step):
    """Writes the event file of evaluations, whose metrics are given by step; returns its path."""
    with tf.Graph().as_default():
        writer = tf.summary.FileWriter(str(directory))
        for step, metrics in by_step.items():
            values = [tf.Summary.Value(tag=k, simple_value=v) for k, v in metrics.items()]
            writer.add_summary(tf.Summary(value=values), step)
        writer.close()
    (path,) = Path(str(directory)).glob("*.tfevents.*")
    return path


def files_below(base):
    """Returns the files below a directory, without what a release names as it likes, or we add."""
    from contrib_compat.publishing.additions import is_addition

    found = (path for path in base.rglob("*") if path.is_file() and not is_addition(path.name))
    files = (path.relative_to(base).as_posix() for path in found)
    shards = {re.sub(r"-\d{5}-of-\d{5}$", "", file) for file in files}
    return sorted(file for file in shards if not file.endswith("fingerprint.pb"))
