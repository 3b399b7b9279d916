"""How strategies and exporters ask estimators of all kinds to export themselves."""

import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from contrib_compat.publishing.additions import is_addition

from .conftest import serving_input_fn

OPTIONS = {
    "default_output_alternative_key": None,
    "assets_extra": None,
    "as_text": False,
    "checkpoint_path": None,
    "strip_default_attrs": None,
}


@pytest.fixture
def ask():
    """Asks an estimator with these options, for a serving input function that returns ``inputs``.

    Returns what the estimator's method returned.
    """
    from contrib_compat.publishing.asking import export_saved_model

    def ask(estimator, inputs=None, **options):
        return export_saved_model(estimator, "base", lambda: inputs, {**OPTIONS, **options})

    return ask


def has_method(name, function):
    return SimpleNamespace(**{name: function})


def test_an_estimator_gets_what_it_takes(ask):
    """Options that its method doesn't take are left out where they ask for nothing."""

    def export_savedmodel(export_dir_base, serving_input_fn, as_text=None, checkpoint_path=None):
        return export_dir_base, as_text, checkpoint_path

    estimator = has_method("export_savedmodel", export_savedmodel)
    assert ask(estimator, checkpoint_path="C") == ("base", False, "C")


def test_what_an_estimator_cannot_do_is_an_error(ask):
    """An option that asks for something must not get lost."""
    estimator = has_method("export_savedmodel", lambda export_dir_base, serving_input_fn: "x")
    with pytest.raises(ValueError, match="as_text"):
        ask(estimator, as_text=True)


def test_an_estimator_that_takes_anything_gets_everything(ask):
    """As natively, estimators that aren't of tf.estimator get all options by keyword."""
    estimator = has_method("export_savedmodel", lambda base, fn, **options: options)
    assert ask(estimator, as_text=True) == dict(OPTIONS, as_text=True)


def test_the_modern_method_is_not_told_to_strip(ask):
    """export_saved_model always strips, and has no argument for it."""
    estimator = has_method("export_saved_model", lambda base, fn, **options: sorted(options))
    assert "strip_default_attrs" not in ask(estimator, strip_default_attrs=True)


def test_both_kinds_of_inputs_suit_the_modern_method(ask, tf, quiet):
    """InputFnOps reach export_saved_model as a ServingInputReceiver."""
    from tf_contrib.learn import InputFnOps

    estimator = has_method("export_saved_model", lambda base, fn, **options: fn())
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, [None])
        receiver = ask(estimator, InputFnOps({"x": x}, None, {"fed": x}))
        assert receiver.features == {"x": x}
        assert receiver.receiver_tensors == {"fed": x}
        assert ask(estimator, receiver) is receiver


def test_both_kinds_of_inputs_suit_a_legacy_estimator(ask, tf, quiet):
    """A ServingInputReceiver reaches estimators with output alternatives as InputFnOps."""
    from contrib_compat import estimator as tf_estimator
    from tf_contrib.learn import InputFnOps

    def export_savedmodel(export_dir_base, serving_input_fn, default_output_alternative_key):
        return serving_input_fn()

    estimator = has_method("export_savedmodel", export_savedmodel)
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, [None])
        ops = ask(estimator, tf_estimator.export.ServingInputReceiver({"x": x}, {"fed": x}))
        assert isinstance(ops, InputFnOps)
        assert ops == ({"x": x}, None, {"fed": x})
        assert ask(estimator, ops) is ops


def test_inputs_of_other_kinds_are_left_to_the_estimator(ask):
    """Estimators that are neither may have inputs of their own."""
    estimator = has_method("export_savedmodel", lambda base, fn, **options: fn())
    assert ask(estimator, "anything") == "anything"


def test_no_estimator_is_a_type_error(ask, ask_as_exporter):
    """The error names what is wanted; natively it is an AttributeError, which it is too."""
    for function in (ask, ask_as_exporter):
        for error in (TypeError, AttributeError):
            with pytest.raises(error, match="export_savedmodel or export_saved_model"):
                function(object())


# --- exporters -----------------------------------------------------------------------------------


@pytest.fixture
def ask_as_exporter():
    """Asks an estimator as an exporter does; returns what the estimator's method returned."""
    from contrib_compat.publishing.asking import export_by_exporter

    def ask(estimator, export_dir_base="base", **options):
        options = {"assets_extra": None, "as_text": False, "checkpoint_path": None, **options}
        return export_by_exporter(estimator, export_dir_base, serving_input_fn, options)

    return ask


def test_an_exporter_asks_by_the_new_method(ask_as_exporter):
    """The old one is for estimators that have no other."""

    def method(*arguments, **options):
        return arguments, options

    options = {"assets_extra": None, "as_text": True, "checkpoint_path": "C"}
    both = SimpleNamespace(export_saved_model=method, export_savedmodel=pytest.fail)
    for estimator in (both, has_method("export_savedmodel", method)):
        asked = ask_as_exporter(estimator, as_text=True, checkpoint_path="C")
        assert asked == (("base", serving_input_fn), options)


# --- paths ---------------------------------------------------------------------------------------


def test_paths_may_be_objects(ask_as_exporter):
    """Estimators get text, as TensorFlow 1.15 takes nothing else."""
    estimator = has_method("export_saved_model", lambda base, fn, **options: (base, options))
    base, options = ask_as_exporter(
        estimator,
        Path("/base"),
        checkpoint_path=Path("/model/model.ckpt-1"),
        assets_extra={Path("words"): Path("/source")},
    )
    assert base == "/base"
    assert options["checkpoint_path"] == "/model/model.ckpt-1"
    assert options["assets_extra"] == {"words": "/source"}


@pytest.mark.parametrize(("path", "error"), [("", ValueError), (b"", ValueError), (5, TypeError)])
def test_no_path_is_refused(ask_as_exporter, path, error):
    """An empty path would mean the working directory; nothing is asked of the estimator."""
    with pytest.raises(error, match="export_path: got"):
        ask_as_exporter(has_method("export_saved_model", pytest.fail), path)


# --- estimators of tf.estimator ------------------------------------------------------------------


@pytest.fixture(params=["strategy", "exporter", "all modes"])
def ask_core(request, tmp_path):
    """Asks an estimator of tf.estimator to export to ``export``, in each of the ways."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat.publishing import asking

    def ask(estimator, receiver_fn=serving_input_fn, **options):
        base = str(tmp_path / "export")
        options = {"assets_extra": None, "as_text": False, "checkpoint_path": None, **options}
        if request.param == "exporter":
            return asking.export_by_exporter(estimator, base, receiver_fn, options)
        options["strip_default_attrs"] = None
        if request.param == "strategy":
            options["default_output_alternative_key"] = None
            return asking.export_saved_model(estimator, base, receiver_fn, options)
        mode = tf_estimator.ModeKeys.PREDICT
        return asking.export_all_modes(estimator, base, {mode: receiver_fn}, options)

    return ask


def names(directory):
    found = os.listdir(str(directory)) if os.path.isdir(str(directory)) else []
    return sorted(name for name in found if not is_addition(name))


@pytest.mark.e2e
def test_an_export_is_where_it_natively_is(ask_core, make_estimator, tmp_path):
    """Its path is that of a version below the directory of exports, in bytes, with its files."""
    (tmp_path / "words").write_text("a b")
    path = ask_core(make_estimator(), assets_extra={"sub/words": str(tmp_path / "words")})
    (name,) = names(tmp_path / "export")
    assert path == str(tmp_path / "export" / name).encode() and len(name) == 10
    assert (tmp_path / "export" / name / "saved_model.pb").is_file()
    assert (tmp_path / "export" / name / "assets.extra" / "sub" / "words").read_text() == "a b"


@pytest.mark.e2e
def test_six_threads_export_six_times(ask_core, make_estimator, tmp_path):
    """Exports that begin in one second into one directory all succeed."""
    barrier, paths = threading.Barrier(6), []

    def run():
        estimator = make_estimator()
        barrier.wait()
        paths.append(ask_core(estimator))

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = names(tmp_path / "export")
    assert sorted(os.path.basename(path).decode() for path in paths) == found
    assert len(found) == 6
    assert all((tmp_path / "export" / name / "saved_model.pb").is_file() for name in found)


@pytest.mark.e2e
def test_a_receiver_function_that_returns_nothing_is_named(ask_core, make_estimator, tmp_path):
    """The error says what is wanted of which function, and nothing is left on the disk."""

    def forgot_to_return():
        serving_input_fn()

    for error in (TypeError, AttributeError):
        with pytest.raises(error, match=r"forgot_to_return.* returned None, wanted a Serving"):
            ask_core(make_estimator(), forgot_to_return)
    assert names(tmp_path / "export") == []


@pytest.mark.e2e
@pytest.mark.parametrize("is_directory", [False, True])
def test_extra_files_are_looked_for_first(ask_core, make_estimator, tmp_path, tf, is_directory):
    """A source that is not there is found out before anything is written, by the native error."""
    source = str(tmp_path) if is_directory else str(tmp_path / "missing")
    error = tf.errors.InvalidArgumentError if is_directory else tf.errors.NotFoundError
    with pytest.raises(error, match="assets_extra: .*" + os.path.basename(source)):
        ask_core(make_estimator(), pytest.fail, assets_extra={"a": source})
    assert not (tmp_path / "export").exists()


@pytest.mark.e2e
def test_an_export_that_fails_leaves_nothing(ask_core, make_estimator, tmp_path):
    """Neither a version nor a temporary directory, so that the next one is not in its way."""

    def fail():
        raise RuntimeError("no inputs")

    with pytest.raises(RuntimeError, match="no inputs"):
        ask_core(make_estimator(), fail)
    assert names(tmp_path / "export") == []
    ask_core(make_estimator())
    assert len(names(tmp_path / "export")) == 1


@pytest.mark.e2e
@pytest.mark.parametrize("strip", [None, False, True])
def test_no_deprecated_method_is_asked(make_estimator, tmp_path, monkeypatch, strip):
    """D17: TensorFlow's deprecation would name our line; attributes are stripped as told."""
    from contrib_compat import estimator as tf_estimator
    from contrib_compat.publishing.asking import export_saved_model

    monkeypatch.setattr(tf_estimator.Estimator, "export_savedmodel", pytest.fail)
    options = dict(OPTIONS, strip_default_attrs=strip, as_text=True)
    path = export_saved_model(make_estimator(), str(tmp_path), serving_input_fn, options)
    text = Path(path.decode(), "saved_model.pbtxt").read_text()
    assert ("stripped_default_attrs: true" in text) == bool(strip)


@pytest.mark.e2e
def test_a_method_that_was_put_there_gets_the_directory_itself(
    make_estimator, ask_as_exporter, tmp_path
):
    """What a method that is not TensorFlow's writes, and where, is its own."""
    estimator = make_estimator()
    estimator.export_saved_model = lambda base, *arguments, **options: base
    assert ask_as_exporter(estimator, str(tmp_path)) == str(tmp_path)


@pytest.mark.e2e
@pytest.mark.native
def test_six_threads_export_an_estimator_of_native_contrib(tmp_path, tf, quiet):
    """Estimators of native tf.contrib.learn have versions of their own too."""
    import tensorflow.contrib.learn as native
    from tensorflow.contrib.layers import real_valued_column

    from contrib_compat import estimator as tf_estimator
    from contrib_compat.publishing.asking import export_saved_model

    estimator = native.LinearRegressor([real_valued_column("x")], str(tmp_path / "model"))
    estimator.fit(input_fn=lambda: ({"x": tf.constant([[1.0]])}, tf.constant([[1.0]])), steps=1)
    paths = []

    def parsing_input_fn():
        examples = tf.placeholder(tf.string, [None])
        features = tf.parse_example(examples, {"x": tf.FixedLenFeature([1], tf.float32)})
        return tf_estimator.export.ServingInputReceiver(features, {"examples": examples})

    def run():
        with tf.Graph().as_default():
            paths.append(
                export_saved_model(estimator, str(tmp_path / "e"), parsing_input_fn, OPTIONS)
            )

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(os.path.basename(path).decode() for path in paths) == names(tmp_path / "e")
    assert len(paths) == 6


@pytest.fixture(
    params=["a pipe", "no memory of ours", "a link to a directory", "a link to nothing"]
)
def no_source(request, tmp_path):
    """The path of what can't be copied."""
    path = tmp_path / "source"
    if request.param == "a pipe":
        os.mkfifo(str(path))
    elif request.param == "no memory of ours":
        # A file that opens and can't be read, for whoever may read everything too.
        path = Path("/proc/self/mem")
    else:
        path.symlink_to(tmp_path if "directory" in request.param else tmp_path / "nothing")
    return str(path)


@pytest.mark.e2e
def test_extra_files_can_be_read(ask_core, make_estimator, tmp_path, tf, no_source):
    """P10: what can't be is found out before anything is written, and nobody waits for a pipe."""
    with pytest.raises(tf.errors.OpError, match=f"assets_extra: .*{no_source}"):
        ask_core(make_estimator(), assets_extra={"words": no_source})
    assert not (tmp_path / "export").exists()


@pytest.mark.e2e
def test_extra_files_may_be_links(ask_core, make_estimator, tmp_path):
    """What they lead to is copied."""
    (tmp_path / "words").write_text("one two")
    (tmp_path / "link").symlink_to(tmp_path / "words")
    path = ask_core(make_estimator(), assets_extra={"ünï/words": str(tmp_path / "link")})
    copy = Path(os.fsdecode(path), "assets.extra", "ünï", "words")
    assert copy.read_text() == "one two" and not copy.is_symlink()
