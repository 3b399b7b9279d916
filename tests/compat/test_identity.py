"""Public classes are known by the path that users import, to everything that asks."""

import copy
import importlib
import inspect
import pickle
import pydoc
import sys
import typing

import pytest

from contrib_compat import deprecation, estimator, exporters, identity, routes, versions

NAMESPACES = ("", ".experimental", ".export", ".inputs", ".tpu")
WRITERS = ["pickle", "dill", "cloudpickle"]


# What is an object of TensorFlow's own keeps TensorFlow's path.
TENSORFLOWS = (":", "contrib_compat.successors:", "contrib_compat.versions.")


def legacy_values():
    """Yields what of ours the route table leads to: the path below ``tf.contrib``, the value."""
    for path, route in sorted(routes.TABLE.items()):
        if route.target and not route.target.startswith(TENSORFLOWS):
            module = importlib.import_module("tf_contrib." + route.modules[0])
            yield path, getattr(module, route.name)


def estimator_values():
    """Yields the names of the estimator's public modules: the module, the name and the value."""
    for below in NAMESPACES:
        module = importlib.import_module("contrib_compat.estimator" + below)
        for name in dir(module):
            if name != "activate" and not inspect.ismodule(getattr(module, name)):
                yield module.__name__, name, getattr(module, name)


def definitions():
    """Returns all public classes and functions."""
    values = [value for _, value in legacy_values()]
    values += [getattr(exporters, name) for name in exporters.__all__]
    values += [value for _, _, value in estimator_values()]
    return [value for value in values if inspect.isclass(value) or inspect.isroutine(value)]


def written(way, value):
    """Returns what pickle or another library writes."""
    return pytest.importorskip(way).dumps(value)


@pytest.mark.smoke
def test_legacy_classes_and_functions_are_known_by_their_legacy_path():
    """``__module__`` is the shortest path below tf_contrib, whichever file holds the class."""
    for path, value in legacy_values():
        route = routes.by_name(path)
        if path == "learn.NanLossDuringTrainingError" or route.name.startswith("_"):
            continue  # The one is TensorFlow's own, what else is not public.
        if hasattr(value, "DESCRIPTOR") and versions.has_native_contrib():
            continue  # There is one class for a message, and native contrib has made it.
        if isinstance(value, type) or route.warns:
            assert value.__module__ == "tf_contrib." + route.modules[0], path
            assert value.__qualname__ == route.name


def test_exporters_are_known_by_the_room_that_shows_them():
    """A program that holds a BestExporter sees contrib_compat.exporters.BestExporter."""
    for name in ("BestExporter", "FinalExporter", "LatestExporter", "StepsExporter"):
        cls = getattr(exporters, name)
        assert (cls.__module__, cls.__qualname__) == ("contrib_compat.exporters", name)
    assert repr(exporters.FinalExporter) == "<class 'contrib_compat.exporters.FinalExporter'>"


def test_saved_model_estimator_is_known_by_both_of_its_paths():
    """The one that warns is the legacy one, the other is that of estimator.experimental."""
    today = estimator.experimental.SavedModelEstimator
    assert today.__module__ == "contrib_compat.estimator.experimental"
    legacy = importlib.import_module("tf_contrib.estimator").SavedModelEstimator
    assert legacy.__module__ == "tf_contrib.estimator"


@pytest.mark.smoke
def test_the_revived_estimator_is_known_by_contrib_compat():
    """On TF 2.16 and newer no public class or function names the package that has to be revived."""
    modules = {value.__module__ for _, _, value in estimator_values()}
    theirs = {module for module in modules if module.startswith("tensorflow_estimator")}
    ours = {module for module in modules if module.startswith("contrib_compat.estimator")}
    if versions.has_native_estimator():
        assert theirs
        # SavedModelEstimator, and what takes the text of pandas 3.
        below = {"contrib_compat.estimator.experimental", "contrib_compat.estimator.inputs"}
        assert ours == below
    else:
        assert theirs == set()
        assert ours == {"contrib_compat.estimator" + below for below in NAMESPACES}


def test_the_source_of_every_definition_is_found():
    """inspect.getsource returns the definition itself, from whichever file."""
    found = 0
    for value in definitions():
        if hasattr(value, "DESCRIPTOR"):
            continue  # Messages of protocol buffers are made of descriptors.
        keyword = "class" if inspect.isclass(value) else "def"
        source = inspect.getsource(value)
        name = getattr(value, "__wrapped__", value).__name__
        assert f"{keyword} {name}(" in source or f"{keyword} {name}:" in source, value
        found += 1
    assert found > 150


def test_the_source_of_a_module_comes_before_that_of_its_classes():
    """What inspect reads for contrib_compat.exporters begins with the file, line by line."""
    assert exporters.LatestExporter
    lines, _ = inspect.getsourcelines(exporters)
    with open(exporters.__file__) as file:
        own = file.readlines()
    assert list(lines[: len(own)]) == own
    assert inspect.getsourcelines(exporters.LatestExporter)[1] > len(own)


def test_a_class_without_sources_is_left_out(monkeypatch):
    """Where the files are not there, inspect says so as it does of any class."""
    module = type(sys)("a_module_of_ours")
    module.__file__ = "a_module_of_ours.py"
    module.__loader__ = type("Loader", (), {"get_source": lambda self, name: None})()
    monkeypatch.setitem(sys.modules, module.__name__, module)
    made = identity.public("a_module_of_ours")(type("Made", (), {"__module__": "nowhere"}))
    with pytest.raises(OSError):
        inspect.getsource(made)


def test_help_shows_every_definition():
    """pydoc writes a page about each of them and names the public path."""
    for value in definitions():
        page = pydoc.plain(pydoc.render_doc(value))
        module = sys.modules[value.__module__]  # Some of the legacy tree have two paths.
        assert page.splitlines()[0].endswith(f" in module {module.__name__}"), value


def test_type_hints_of_classes_are_found():
    """typing.get_type_hints looks in the module that a class names, which does no harm."""
    path = importlib.import_module("tf_contrib.learn.utils.gc").Path
    assert typing.get_type_hints(path) == {"path": str, "export_version": typing.Optional[int]}
    for value in definitions():
        if inspect.isclass(value):
            typing.get_type_hints(value)


@pytest.mark.parametrize("way", WRITERS)
def test_definitions_are_pickled_by_their_public_path(way):
    """pickle, dill and cloudpickle write no more than the name, and read the very object."""
    for value in definitions():
        data = written(way, value)
        assert pickle.loads(data) is value
        assert len(data) < 200, value


def test_loading_a_class_loads_the_module_that_it_names(program):
    """cloudpickle looks in sys.modules alone; no TensorFlow is imported for that."""
    output = program(
        """
        import sys
        from contrib_compat.vocabulary.modes import ModeKeys
        from contrib_compat.publishing.retention import Path
        named = {ModeKeys.__module__, Path.__module__}
        print(named <= set(sys.modules), "tensorflow" in sys.modules)
        """,
        header=False,
    )
    assert output == "True False"


def instances():
    """Returns instances of classes that are pickled as a call of their class by default."""
    learn = importlib.import_module("tf_contrib.learn")
    with deprecation.internal():
        return [
            learn.ExportStrategy("name", max, True),
            learn.InputFnOps({"x": 1}, None, {"y": 2}),
            learn.ModelFnOps._make([1.5, 0.5, None, {}, None, [], [], None, "infer"]),
            learn.NotFittedError("not", "yet"),
        ]


@pytest.mark.parametrize("mode", ["always", "error"])
@pytest.mark.parametrize("way", ["copy", "deepcopy", *WRITERS])
def test_copying_and_unpickling_are_no_uses(way, mode, recwarn):
    """What a legacy constructor made may be copied and sent to other processes in silence."""
    before = deprecation.set_mode(mode)
    try:
        for value in instances():
            if way in ("copy", "deepcopy"):
                copied = getattr(copy, way)(value)
            else:
                copied = pickle.loads(written(way, value))
            assert type(copied) is type(value)
            assert copied == value or (copied.args == value.args and vars(copied) == vars(value))
    finally:
        deprecation.set_mode(before)
    assert [w for w in recwarn if w.category is deprecation.ContribDeprecationWarning] == []


def test_subclasses_of_an_exception_are_copied_by_their_constructors():
    """They may do more than the exception's, so they are called, as natively."""
    learn = importlib.import_module("tf_contrib.learn")
    with deprecation.internal():

        class Mine(learn.NotFittedError):
            def __init__(self, *names):
                super().__init__(*names)
                self.count = len(names)

    error = Mine("a", "b")
    del error.count
    assert copy.copy(error).count == 2


def test_attributes_of_a_tuple_are_copied():
    """A strategy that was given attributes keeps them."""
    strategy = instances()[0]
    strategy.note = "mine"
    assert pickle.loads(pickle.dumps(strategy)).note == "mine"
    assert copy.copy(strategy).note == "mine"


SENT = """
import multiprocessing, pickle, sys
import operator

def look(values):
    return [repr(type(value)) if not isinstance(value, type) else repr(value) for value in values]

if __name__ == "__main__":
    from contrib_compat import deprecation, estimator, exporters
    from tf_contrib import learn
    deprecation.set_mode("silent")
    values = [
        estimator.RunConfig(model_dir="m"),
        estimator.Estimator,
        estimator.experimental.KMeans,
        estimator.EvalSpec(dict, exporters=[exporters.LatestExporter("latest", dict)]),
        learn.RunConfig(model_dir="m"),
        learn.ExportStrategy("name", operator.add),
        learn.ModeKeys,
    ]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(look, [values]) == look(values)
    print("sent")
"""


@pytest.mark.slow
@pytest.mark.cluster
def test_a_spawned_process_reads_what_it_is_sent(program):
    """Configurations and classes go to a fresh process, which nothing was imported in."""
    assert program(SENT, header=False) == "sent"
