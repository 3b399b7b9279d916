"""``contrib_compat.estimator``: the namespace itself."""

import importlib

import pytest

from contrib_compat import estimator, versions


@pytest.mark.smoke
def test_importing_any_part_of_it_imports_no_tensorflow(program):
    """The namespace and its submodules are light until a name is used."""
    output = program(
        """
        import sys
        from contrib_compat import estimator
        from contrib_compat.estimator import experimental, export, inputs, tpu
        import contrib_compat.versions
        heavy = ("tensorflow", "keras", "tf_keras", "tensorflow_estimator", "numpy")
        print([name for name in heavy if name in sys.modules])
        """,
        header=False,
    )
    assert output.strip() == "[]"


@pytest.mark.smoke
@pytest.mark.parametrize("path", ["", "experimental", "export", "inputs", "tpu"])
def test_every_public_name_is_there(path):
    """Each public name of tf.compat.v1.estimator is the same object here, or wraps it."""
    theirs = versions.namespace(path)
    ours = importlib.import_module(".".join(filter(None, ["contrib_compat.estimator", path])))
    names = [name for name in dir(theirs) if not name.startswith("_")]
    assert len(names) >= 2
    submodules = {"experimental", "export", "inputs", "tpu"} if not path else set()
    for name in set(names) - submodules:
        here, there = getattr(ours, name), getattr(theirs, name)
        wrapped = path == "inputs" and getattr(here, "__wrapped__", None)
        assert here is there or wrapped is there


@pytest.mark.skipif(not versions.has_native_estimator(), reason="TF 2.16 has no tf.estimator")
def test_where_tensorflow_has_it_it_is_tensorflows():
    """Up to TF 2.15 the classes are those of tf.compat.v1.estimator itself."""
    import tensorflow as tf

    for name in ("Estimator", "DNNClassifier", "RunConfig", "Exporter", "EvalSpec"):
        assert getattr(estimator, name) is getattr(tf.compat.v1.estimator, name)


def test_the_names_are_those_of_every_tensorflow():
    """What TF 1.15 and TF 2.15 both have in tf.compat.v1.estimator is there."""
    expected = (
        "BaselineClassifier BaselineEstimator BaselineRegressor BestExporter BinaryClassHead "
        "CheckpointSaverHook DNNClassifier DNNEstimator DNNLinearCombinedClassifier "
        "DNNLinearCombinedEstimator DNNLinearCombinedRegressor DNNRegressor Estimator "
        "EstimatorSpec EvalSpec Exporter FinalExporter LatestExporter LinearClassifier "
        "LinearEstimator LinearRegressor LogisticRegressionHead ModeKeys MultiClassHead "
        "MultiHead MultiLabelHead RegressionHead RunConfig SessionRunHook TrainSpec VocabInfo "
        "WarmStartSettings add_metrics train_and_evaluate classifier_parse_example_spec "
        "experimental export inputs tpu activate"
    )
    assert set(expected.split()) <= set(dir(estimator))


def test_a_name_is_looked_up_once():
    """After its first use a name is an ordinary global of the module."""
    vars(estimator).pop("VocabInfo", None)
    first = estimator.VocabInfo
    assert vars(estimator)["VocabInfo"] is first


def test_from_imports_reach_the_submodules():
    """from contrib_compat.estimator.export import X works as an import statement."""
    from contrib_compat.estimator.export import ServingInputReceiver
    from contrib_compat.estimator.inputs import numpy_input_fn

    assert ServingInputReceiver is estimator.export.ServingInputReceiver
    assert numpy_input_fn is estimator.inputs.numpy_input_fn


def test_a_star_import_brings_the_public_names():
    """from contrib_compat.estimator import * defines what the namespace lists."""
    scope = {}
    exec("from contrib_compat.estimator import *", scope)
    assert scope["DNNClassifier"] is estimator.DNNClassifier
    assert "lazy_namespace" not in scope


def test_saved_model_estimator_is_where_its_documentation_says():
    """estimator.experimental.SavedModelEstimator is ours on every TensorFlow."""
    from contrib_compat.saved_model.estimator import SavedModelEstimator

    assert estimator.experimental.SavedModelEstimator is SavedModelEstimator
    assert "SavedModelEstimator" in dir(estimator.experimental)


def test_an_unknown_name_is_an_attribute_error_with_the_version():
    """A name that no TensorFlow has says so, and names the TensorFlow."""
    with pytest.raises(AttributeError) as caught:
        _ = estimator.DNNClasifier
    assert str(caught.value) == (
        f"tf.estimator.DNNClasifier does not exist on TensorFlow {versions.tf_version()}"
    )


def test_a_name_of_another_submodule_is_pointed_to():
    """A name in the wrong place says which place is right."""
    with pytest.raises(AttributeError, match=r"it is contrib_compat\.estimator\.inputs\.numpy_in"):
        _ = estimator.numpy_input_fn
    with pytest.raises(AttributeError, match=r"it is contrib_compat\.estimator\.DNNClassifier$"):
        _ = estimator.export.DNNClassifier


def test_a_name_that_left_says_where_to_go():
    """Boosted trees are there on TF 1.15 to 2.8 and explained on newer ones."""
    try:
        assert estimator.BoostedTreesClassifier.__name__ == "BoostedTreesClassifier"
    except AttributeError as error:
        assert versions.tf_version().release >= (2, 9)
        assert "tensorflow-decision-forests" in str(error)


def test_private_names_do_not_wake_tensorflow(program):
    """Debuggers and import machinery may ask for dunder names without loading TensorFlow."""
    output = program(
        """
        import sys
        from contrib_compat import estimator
        print(hasattr(estimator, "__wrapped__"), hasattr(estimator, "_repr_html_"))
        print("tensorflow" in sys.modules)
        """,
        header=False,
    )
    assert output.split() == ["False", "False", "False"]


@pytest.mark.smoke
def test_activate_returns_the_namespace_each_time():
    """activate() may be called again and again and gives the same module."""
    assert estimator.activate() is estimator.activate()
    assert estimator.activate().Estimator is estimator.Estimator
