"""The export utilities warn once for what the user calls, and not for what they call themselves."""

import warnings

import pytest

from contrib_compat import deprecation
from contrib_compat.deprecation import ContribDeprecationWarning


@pytest.fixture
def learn():
    """The legacy module, its warnings switched on."""
    from tf_contrib import learn

    before = deprecation.set_mode("always")
    yield learn
    deprecation.set_mode(before)


CALLS = {
    "LatestExporter(name": lambda learn: learn.make_export_strategy(print),
    "build_parsing_serving_input_receiver_fn(": lambda learn: (
        learn.utils.saved_model_export_utils.make_parsing_export_strategy([column()])
    ),
    "use tf.estimator.BestExporter in": lambda learn: (
        learn.utils.saved_model_export_utils.make_best_model_export_strategy(print)
    ),
    "takes event_file_pattern": lambda learn: (
        learn.utils.saved_model_export_utils.BestModelSelector()
    ),
    "subclass tf.estimator.Exporter": lambda learn: (
        learn.utils.saved_model_export_utils.extend_export_strategy(STRATEGY, print)
    ),
    "ServingInputReceiver(features": lambda learn: learn.InputFnOps({}, None, {}),
    "use tf.estimator.export.build_parsing": lambda learn: (
        learn.utils.build_parsing_serving_input_fn({"x": spec()})
    ),
    "exports_to_keep": lambda learn: learn.utils.gc.largest_export_versions(1),
}
STRATEGY = ("base", print, None)


def column():
    import tensorflow.compat.v1 as tf

    return tf.feature_column.numeric_column("x")


def spec():
    import tensorflow.compat.v1 as tf

    return tf.FixedLenFeature([1], tf.float32)


@pytest.mark.parametrize("advice", CALLS)
def test_each_call_warns_once_at_its_line(learn, advice, monkeypatch):
    """One warning, at the caller's file, says what to write instead."""
    with deprecation.internal():
        from contrib_compat.strategies.export_strategy import ExportStrategy

        monkeypatch.setitem(globals(), "STRATEGY", ExportStrategy(*STRATEGY))
    with pytest.warns(ContribDeprecationWarning) as caught:
        CALLS[advice](learn)
    (warning,) = [w for w in caught if issubclass(w.category, ContribDeprecationWarning)]
    assert warning.filename == __file__
    assert advice in str(warning.message)


def test_using_what_was_made_warns_nobody(learn, tmp_path, tf):
    """Strategies and serving input functions were warned of when they were made."""
    with pytest.warns(ContribDeprecationWarning):
        serving_input_fn = learn.build_parsing_serving_input_fn({"x": spec()})
    with pytest.warns(ContribDeprecationWarning):
        strategy = learn.make_export_strategy(serving_input_fn)

    class Estimator:
        def export_savedmodel(self, export_dir_base, serving_input_fn, checkpoint_path=None):
            with tf.Graph().as_default():
                return serving_input_fn()

    with warnings.catch_warnings():
        warnings.simplefilter("error", ContribDeprecationWarning)
        assert "examples" in strategy.export(Estimator(), str(tmp_path)).default_inputs
