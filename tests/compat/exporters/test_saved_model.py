"""LatestExporter, FinalExporter, and what all exporters of SavedModels have in common."""

import inspect
import os
import pickle
import subprocess
import sys
import textwrap

import pytest

from contrib_compat.publishing.additions import is_addition

NAMES = ["BestExporter", "FinalExporter", "LatestExporter"]
ALL = [*NAMES, "StepsExporter"]


def receiver_fn():
    """Stands for a serving input receiver function."""


@pytest.fixture
def make():
    """Makes an exporter of ours by the name of its class."""
    from contrib_compat import exporters

    def make(class_name, name="x", **kwargs):
        if class_name == "StepsExporter":
            kwargs["steps_to_keep"] = [1]
        return getattr(exporters, class_name)(
            name=name, serving_input_receiver_fn=receiver_fn, **kwargs
        )

    return make


@pytest.fixture(params=["ours", "tf.estimator's"])
def exporters(request):
    """The exporters of this package, and those of tf.estimator: the same tests hold for both."""
    from contrib_compat import estimator, exporters

    return exporters if request.param == "ours" else estimator


def versions(estimator, name="x"):
    """Returns the exports there are."""
    found = os.listdir(os.path.join(estimator.model_dir, "export", name))
    return sorted(name for name in found if not is_addition(name))


class TestAsTfEstimatorDoes:
    """What ours and those of tf.estimator both do."""

    def test_the_latest_exporter_exports_each_time(self, exporters, estimator, run):
        """LatestExporter exports whatever the evaluation said."""
        exporter = exporters.LatestExporter("x", receiver_fn, {"a": "b"}, True)
        assert run(exporter, estimator) == "1500000001"
        assert run(exporter, estimator, {"loss": 1}, is_the_final_export=True) == "1500000002"
        expected = {"assets_extra": {"a": "b"}, "as_text": True, "checkpoint_path": "checkpoint"}
        path = os.path.join(estimator.model_dir, "export", "x")
        assert estimator.calls == [(path, receiver_fn, expected)] * 2

    @pytest.mark.parametrize("keep, left", [(1, ["3"]), (2, ["2", "3"]), (None, ["1", "2", "3"])])
    def test_old_exports_are_removed(self, exporters, estimator, run, keep, left):
        """exports_to_keep of the newest exports stay, all of them with None."""
        exporter = exporters.LatestExporter("x", receiver_fn, exports_to_keep=keep)
        for _ in range(3):
            run(exporter, estimator)
        assert versions(estimator) == ["150000000" + digit for digit in left]

    def test_five_exports_are_kept_by_default(self, exporters, estimator, run):
        """The default of exports_to_keep is 5."""
        exporter = exporters.LatestExporter("x", receiver_fn)
        for _ in range(7):
            run(exporter, estimator)
        assert len(versions(estimator)) == 5

    def test_the_final_exporter_exports_at_the_end(self, exporters, estimator, run):
        """FinalExporter waits for is_the_final_export."""
        exporter = exporters.FinalExporter("x", receiver_fn)
        assert run(exporter, estimator) is None
        assert run(exporter, estimator, is_the_final_export=True) == "1500000001"

    def test_evalspec_takes_them(self, exporters):
        """They are instances of what EvalSpec asks for, alone and in a list."""
        from contrib_compat import estimator

        latest = exporters.LatestExporter("x", receiver_fn)
        final = exporters.FinalExporter("y", receiver_fn)
        for given in (latest, [latest, final]):
            spec = estimator.EvalSpec(receiver_fn, exporters=given)
            assert latest in spec.exporters
            assert all(isinstance(exporter, exporters.Exporter) for exporter in spec.exporters)

    def test_exports_to_keep_is_checked(self, exporters):
        """Keeping none is a ValueError."""
        with pytest.raises(ValueError, match="positive number"):
            exporters.LatestExporter("x", receiver_fn, exports_to_keep=0)
        with pytest.raises(ValueError, match="positive number"):
            exporters.BestExporter("x", receiver_fn, exports_to_keep=0)


@pytest.mark.parametrize("name", NAMES)
def test_the_constructors_are_those_of_tf_estimator(name):
    """The arguments, their order and their defaults are the same, but for the default function."""
    from contrib_compat import estimator, exporters

    def arguments(cls):
        parameters = inspect.signature(cls).parameters.values()
        return [
            (parameter.name, "default" if callable(parameter.default) else parameter.default)
            for parameter in parameters
        ]

    assert arguments(getattr(exporters, name)) == arguments(getattr(estimator, name))


def test_exporter_is_the_class_evalspec_asks_for():
    """Exporter is tf.estimator's own, so that a subclass of either is taken by both."""
    from contrib_compat import estimator, exporters

    assert exporters.Exporter is estimator.Exporter


@pytest.mark.parametrize("name", ALL)
def test_only_plain_names_are_taken(make, name):
    """A name that leaves <model_dir>/export is refused by each constructor."""
    for bad in ("", ".", "..", "a/b", "/a", "../a", "a\\b"):
        with pytest.raises(ValueError, match=r"name: got .*, wanted the name of a directory"):
            make(name, bad)
    for no_text in (None, b"x", 1):
        with pytest.raises(TypeError, match=r"name: got .*, wanted a string"):
            make(name, no_text)
    assert make(name, "a name..1").name == "a name..1"


@pytest.mark.parametrize("name", ALL)
def test_extra_files_stay_within_the_export(make, name):
    """A destination outside assets.extra is refused by each constructor."""
    for bad in ("../../x", "/etc/x", "a/../../x"):
        with pytest.raises(ValueError, match="assets_extra: got the destination"):
            make(name, assets_extra={"good": "source", bad: "source"})


@pytest.mark.parametrize("name", ALL)
def test_they_pickle(make, name):
    """An exporter survives pickling, as it does with tf.estimator."""
    exporter = pickle.loads(pickle.dumps(make(name)))
    assert exporter.name == "x"
    assert type(exporter) is type(make(name))


@pytest.mark.parametrize("name", ALL)
def test_they_say_what_they_are(make, name):
    """repr() has the class and the name, also where a strategy was made of the exporter."""
    from contrib_compat.exporters import as_export_strategy

    exporter = make(name)
    assert repr(exporter) == f"{name}(name='x')"
    assert f"<export function of {name}(name='x')>" in repr(as_export_strategy(exporter))


def test_an_estimator_with_the_old_method_alone_exports(estimator, run, make):
    """Estimators of tf.contrib.learn have export_savedmodel only."""

    class Old:
        model_dir = estimator.model_dir

        def export_savedmodel(self, *args, **kwargs):
            return estimator.export_saved_model(*args, **kwargs)

    assert run(make("LatestExporter"), Old()) == "1500000001"


def test_a_failing_removal_ends_nothing(estimator, run, make, tf, warned, monkeypatch):
    """What can't be removed or listed is logged, as the new export is there."""

    from contrib_compat.disk import store

    def refuse(path):
        raise tf.errors.PermissionDeniedError(None, None, "mine")

    exporter = make("LatestExporter", exports_to_keep=1)
    run(exporter, estimator)
    monkeypatch.setattr(store, "remove_tree", refuse)
    assert run(exporter, estimator) == "1500000002"
    monkeypatch.setattr(tf.gfile, "ListDirectory", refuse)
    assert run(exporter, estimator) == "1500000003"
    assert len(warned) == 2
    assert all("mine" in line for line in warned)


def test_what_is_no_export_stays(estimator, run, make):
    """A neighbour with ten digits for a name is not removed."""
    path = os.path.join(estimator.model_dir, "export", "x", "1400000000")
    os.makedirs(path)
    with open(os.path.join(path, "notes.txt"), "w"):
        pass
    exporter = make("LatestExporter", exports_to_keep=1)
    run(exporter, estimator)
    run(exporter, estimator)
    assert versions(estimator) == ["1400000000", "1500000002"]


def test_importing_them_imports_no_tensorflow():
    """The package, its dir() and the refusal of bad input take no TensorFlow."""
    program = textwrap.dedent(
        """
        import sys
        from contrib_compat import exporters
        assert {"LatestExporter", "as_exporter"} <= set(dir(exporters))
        try:
            exporters.as_exporter("no strategy")
        except TypeError as error:
            assert "strategy: got 'no strategy'" in str(error)
        try:
            exporters.Nonsense
        except AttributeError as error:
            assert "Nonsense" in str(error)
        assert "tensorflow" not in sys.modules
        """
    )
    done = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE)
    assert done.returncode == 0, done.stderr.decode()
