"""Writes ``data/pickles-<Python>-<TensorFlow>.json.gz``: what this package pickles today.

    PYTHONPATH=<a checkout>/compat:<a checkout>/shims python make_pickles.py

The file holds, by name, the public classes and functions, and instances of the classes, as pickle
(protocols 2 and up), dill and cloudpickle write them. It stays as it is: files of the package may
move, and what was written before has to be read all the same. The files that are there were
written by commit e4a0f74, the last one before the first move.
"""

import base64
import collections
import contextlib
import gzip
import importlib
import json
import operator
import os
import pickle
import sys
import types

import cloudpickle
import dill

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from contrib_compat import deprecation, estimator, exporters, routes, versions

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
ESTIMATOR = ("", "experimental", "export", "inputs", "tpu")


def legacy(path):
    """Returns what a path below ``tf.contrib`` leads to."""
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module("tf_contrib." + module), name)


def definitions():
    """Yields the public classes and functions, by the name that users import."""
    for path, route in sorted(routes.TABLE.items()):
        if route.target:
            yield "tf_contrib." + path, legacy(path)
    for name in exporters.__all__:
        yield "contrib_compat.exporters." + name, getattr(exporters, name)
    for path in ESTIMATOR:
        module = ".".join(filter(None, ["contrib_compat.estimator", path]))
        for name in dir(importlib.import_module(module)):
            yield f"{module}.{name}", getattr(importlib.import_module(module), name)


INSTANCES = {
    "ExportStrategy": lambda: legacy("learn.ExportStrategy")("name", operator.add, True),
    "InputFnOps": lambda: legacy("learn.InputFnOps")({"x": 1}, None, {"y": 2}),
    "ModelFnOps": lambda: legacy("learn.ModelFnOps")._make(
        [1.5, 0.5, None, {}, None, [], [], None, "infer"]
    ),
    "MetricSpec": lambda: legacy("learn.MetricSpec")(operator.add),
    "RunConfig": lambda: legacy("learn.RunConfig")(model_dir="model", tf_random_seed=5),
    "ClusterConfig": legacy("learn.python.ClusterConfig"),
    "NotFittedError": lambda: legacy("learn.NotFittedError")("not yet"),
    "Path": lambda: legacy("learn.utils.gc.Path")("export/7", 7),
    "BestModelSelector": legacy("learn.utils.saved_model_export_utils.BestModelSelector"),
    "StopAtStep": lambda: legacy("learn.monitors.StopAtStep")(5),
    "NanLoss": lambda: legacy("learn.monitors.NanLoss")("loss:0"),
    "PrintTensor": lambda: legacy("learn.monitors.PrintTensor")(["loss:0"]),
    "legacy StepsExporter": lambda: legacy("estimator.python.estimator.exporter.StepsExporter")(
        [1], "steps", dict
    ),
    "BestExporter": lambda: exporters.BestExporter("best", dict, compare_fn=_compare_fn()),
    "LatestExporter": lambda: exporters.LatestExporter("latest", dict),
    "FinalExporter": lambda: exporters.FinalExporter("final", dict),
    "StepsExporter": lambda: exporters.StepsExporter([1, 5], "steps", dict),
    "as_exporter": lambda: exporters.as_exporter(INSTANCES["ExportStrategy"]()),
    "as_export_strategy": lambda: exporters.as_export_strategy(INSTANCES["LatestExporter"]()),
    "make_export_strategy": lambda: legacy("learn.make_export_strategy")(dict),
    "make_best_model_export_strategy": lambda: legacy(
        "learn.utils.saved_model_export_utils.make_best_model_export_strategy"
    )(dict),
    "extend_export_strategy": lambda: legacy(
        "learn.utils.saved_model_export_utils.extend_export_strategy"
    )(INSTANCES["ExportStrategy"](), operator.add),
    "largest_export_versions": lambda: legacy("learn.utils.gc.largest_export_versions")(3),
    "build_parsing_serving_input_fn": lambda: legacy(
        "learn.utils.input_fn_utils.build_parsing_serving_input_fn"
    )({"x": 1}),
    "estimator RunConfig": lambda: estimator.RunConfig(model_dir="model", tf_random_seed=5),
    "estimator TrainSpec": lambda: estimator.TrainSpec(dict, max_steps=5),
    "estimator EvalSpec": lambda: estimator.EvalSpec(
        dict, exporters=[exporters.LatestExporter("latest", dict)]
    ),
    "estimator BinaryClassHead": estimator.BinaryClassHead,
    "estimator DNNClassifier": lambda: estimator.DNNClassifier([2], [], model_dir="model"),
}


def _compare_fn():
    return importlib.import_module("contrib_compat.exporters.best").loss_smaller


WRITERS = dict(
    [
        (f"pickle {protocol}", lambda value, protocol=protocol: pickle.dumps(value, protocol))
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
    ],
    dill=dill.dumps,
    cloudpickle=cloudpickle.dumps,
)


def written(value):
    """Returns what each way writes that can write the value, and can read it again."""
    found = collections.OrderedDict()
    for way, write in WRITERS.items():
        with contextlib.suppress(Exception):  # Not all can be pickled, and each way says so anew.
            data = write(value)
            pickle.loads(data)
            found[way] = base64.b64encode(_neutral(data)).decode()
    return found


def _neutral(data):
    """Takes this machine's directories out of the file names of code."""
    for prefix in (sys.prefix, sys.base_prefix):
        # Of the same length, which stands before each text of a pickle.
        data = data.replace(prefix.encode(), b"/python".ljust(len(prefix), b"_"))
    return data


def main():
    """Writes the file."""
    deprecation.set_mode("silent")
    values = dict(definitions())
    for name, make in INSTANCES.items():
        values[f"instance: {name}"] = make()
    pickles = {
        name: ways
        for name, ways in ((name, written(value)) for name, value in values.items())
        if ways and not isinstance(values[name], types.ModuleType)
    }
    name = "pickles-py{}{}-tf{}{}.json.gz".format(
        *sys.version_info[:2], *versions.tf_version().release[:2]
    )
    text = json.dumps(pickles, indent=1, sort_keys=True)
    with open(os.path.join(DATA, name), "wb") as file, gzip.GzipFile(
        "", "wb", 9, file, 0
    ) as packed:
        packed.write(text.encode())
    unable = sorted(set(values) - set(pickles))
    print(f"{name}: {len(pickles)} names; not written: {unable}")


if __name__ == "__main__":
    main()
