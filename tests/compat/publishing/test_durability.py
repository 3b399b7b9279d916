"""P8: on every path of publication, what is visible is on the disk, by the log of operations."""

import os

import pytest

from contrib_compat.disk import local, operations
from contrib_compat.publishing.collection import is_version
from contrib_compat.publishing.options import set_options
from contrib_compat.publishing.temporaries import is_temporary

from .conftest import serving_input_fn

pytestmark = pytest.mark.e2e

# Operations that change what is in a file, and those that change names in a directory.
_WRITING = ("create_file", "link_or_copy")
_NAMING = ("create_file", "link_or_copy", "make_directory", "unlink", "rmdir", "rename_new")


class Log(operations.Observer):
    """All operations, and what was below each directory that was about to become visible."""

    def __init__(self):
        self.done = []
        self.trees = {}
        self.not_synced = []
        self.linked = set()

    def before(self, operation):
        """Looks at what is about to be published."""
        if operation.kind == "rename_new" and is_export(operation.other):
            tree = local.entries(operation.path)
            self.trees[len(self.done)] = tree
            files = [os.path.join(operation.path, path) for path, kind in tree if kind == "file"]
            self.not_synced += [path for path in files if not self.is_synced(path, len(self.done))]

    def after(self, operation):
        """Notes it."""
        self.done.append(operation)
        kind, path, other = operation
        if kind == "link_or_copy" and os.path.samefile(path, other):
            self.linked.add(other)

    def last(self, kinds, path, end):
        """Returns the place of the last operation of some kinds at a path before another; or -1."""
        places = [
            place
            for place, (kind, where, other) in enumerate(self.done[:end])
            if (kind in kinds and (other if kind == "link_or_copy" else where) == path)
            or (kind == "write" and path.startswith(where + os.sep))
        ]
        return max(places, default=-1)

    def is_synced(self, path, place):
        """Tells whether what is in a file is on the disk, be it under an earlier name."""
        written = self.last(_WRITING, path, place)
        if self.is_followed_by(written, "sync_file", path, place):
            return True
        if path not in self.linked:
            return False
        # It is another name of a file that was published.
        source = self.done[written].path
        published = os.path.dirname(source)
        while not is_export(published):
            published = os.path.dirname(published)
        moves = [n for n, op in enumerate(self.done[:written]) if op.other == published]
        before = os.path.join(self.done[moves[-1]].path, os.path.relpath(source, published))
        return self.is_synced(before, moves[-1])

    def is_followed_by(self, place, kind, path, end=None):
        """Tells whether an operation of a kind at a path comes after a place, before another."""
        return any(op.kind == kind and op.path == path for op in self.done[place + 1 : end])


def is_export(path):
    return is_version(os.path.basename(path)) and not is_temporary(path)


def check_published(log):
    """All bytes and names of an export before it is visible, and its own name after."""
    assert log.not_synced == []
    for place, tree in log.trees.items():
        temporary, published = log.done[place].path, log.done[place].other
        for path, kind in [("", "directory"), *tree]:
            whole = os.path.join(temporary, path) if path else temporary
            if kind == "directory":
                named = max(
                    log.last(_NAMING, os.path.join(whole, name), place)
                    for name in [child.path[len(path) :].strip("/") for child in tree]
                )
                assert log.is_followed_by(named, "sync_directory", whole, place), path
        assert log.is_followed_by(place, "sync_directory", os.path.dirname(published))
    return len(log.trees)


def check_records(log):
    """Records: their bytes before they have their name, and that before anything comes of it."""
    for place, (kind, path, other) in enumerate(log.done):
        if kind == "rename":
            written = log.last(_WRITING, path, place)
            assert written >= 0 and log.is_followed_by(written, "sync_file", path, place)
            assert log.is_followed_by(place, "sync_directory", os.path.dirname(other), place + 2)


def check_directories(log):
    """A directory that stays is on the disk before anything is in it."""
    for place, (kind, path, _) in enumerate(log.done):
        if kind == "make_directory" and not is_temporary(path):
            assert log.is_followed_by(place, "sync_directory", os.path.dirname(path), place + 2)


def check_collected(log):
    """What is collected loses its number on the disk before a file of it goes."""
    collected = 0
    for place, (kind, path, other) in enumerate(log.done):
        if kind == "rename_new" and is_export(path):
            collected += 1
            gone = [
                later
                for later, operation in enumerate(log.done)
                if operation.kind == "unlink" and operation.path.startswith(other + os.sep)
            ]
            parent = os.path.dirname(path)
            assert gone and log.is_followed_by(place, "sync_directory", parent, min(gone))
    return collected


# --- paths of publication ------------------------------------------------------------------------


def exporter(kind, **options):
    def publish(estimator, base, step):
        from contrib_compat import exporters

        made = getattr(exporters, kind)(
            serving_input_receiver_fn=serving_input_fn, name="x", **options
        )
        return made.export(estimator, base, None, {"loss": -step, "global_step": step}, True)

    return publish


def strategy(name, **options):
    def publish(estimator, base, step):
        from tf_contrib.learn.utils import saved_model_export_utils as utils

        made = getattr(utils, name)(serving_input_fn, exports_to_keep=1, **options)
        return made.export(estimator, base, eval_result={"loss": -step})

    return publish


def by_parsing_strategy(estimator, base, step):
    """Whose requests are examples."""
    import tensorflow.compat.v1 as tf

    from tf_contrib.learn.utils import saved_model_export_utils as utils

    columns = [tf.feature_column.numeric_column("x", shape=())]
    return utils.make_parsing_export_strategy(columns, exports_to_keep=1).export(estimator, base)


def by_extension(name):
    """What a user writes is an operation by itself, that of TensorFlow's kind."""

    def publish(estimator, base, step):
        from tf_contrib.learn.utils import saved_model_export_utils as utils

        def post_export_fn(export_dir, directory):
            with operations.performing("write", directory):
                path = os.path.join(directory, name or os.path.basename(os.fsdecode(export_dir)))
                os.makedirs(os.path.dirname(path), exist_ok=True)
                os.rename(os.fsdecode(export_dir), path)
                with open(os.path.join(path, "saved_model.pb"), "ab"):
                    pass
            return path

        made = utils.make_export_strategy(serving_input_fn)
        extended = utils.extend_export_strategy(made, post_export_fn)
        return extended.export(estimator, base if not name else os.path.join(base, str(step)))

    return publish


def by_modes(estimator, base, step):
    from contrib_compat import estimator as tf_estimator
    from tf_contrib.estimator import export_all_saved_models

    modes = {tf_estimator.ModeKeys.PREDICT: serving_input_fn}
    return export_all_saved_models(estimator, base, modes)


def by_one_mode(estimator, base, step):
    from tf_contrib.estimator import export_saved_model_for_mode

    return export_saved_model_for_mode(estimator, base, serving_input_fn)


PATHS = {
    "LatestExporter": exporter("LatestExporter", exports_to_keep=1),
    "BestExporter": exporter("BestExporter", exports_to_keep=1),
    "FinalExporter": exporter("FinalExporter"),
    "StepsExporter": exporter("StepsExporter", steps_to_keep=[1, 2, 3]),
    "as text": exporter("LatestExporter", exports_to_keep=1, as_text=True),
    "make_export_strategy": strategy("make_export_strategy"),
    "make_parsing_export_strategy": by_parsing_strategy,
    "make_best_model_export_strategy": strategy("make_best_model_export_strategy"),
    "extend_export_strategy": by_extension(None),
    "extend_export_strategy, a version of its own": by_extension("1234567890"),
    "export_all_saved_models": by_modes,
    "export_saved_model_for_mode": by_one_mode,
}
COLLECTING = [
    "LatestExporter",
    "BestExporter",
    "as text",
    "make_export_strategy",
    "make_parsing_export_strategy",
    "make_best_model_export_strategy",
]


@pytest.fixture
def observed_log():
    """The log from now on."""
    log = Log()
    with operations.observed(log):
        yield log
    set_options()


def check(log):
    check_records(log)
    check_directories(log)
    return check_published(log), check_collected(log)


@pytest.mark.parametrize("name", sorted(PATHS))
def test_what_is_visible_is_on_the_disk(make_estimator, tmp_path, observed_log, quiet, name):
    """Bytes and names before an export has its version, that before the call returns."""
    base = str(tmp_path / "new" / "base")
    for step in (1, 2):
        assert PATHS[name](make_estimator(), base, step)
    assert check(observed_log) == (2, int(name in COLLECTING))


@pytest.mark.parametrize("links", [True, False])
def test_so_is_what_exporters_share(make_estimator, tmp_path, observed_log, links):
    """Names that are new, and bytes that are copied; what is linked is on the disk already."""
    set_options(links=links)
    estimator = make_estimator()
    for name in "abc":
        PATHS["LatestExporter"](estimator, str(tmp_path / name), 1)
    assert check(observed_log) == (3, 0)
    synced = [op for op in observed_log.done if op.kind == "sync_file"]
    assert len(synced) == 4 * (1 if links else 3)


def test_what_was_not_on_the_disk_is_not_shared(make_estimator, tmp_path, observed_log):
    """An export of before durability was switched on is no source of one of after."""
    estimator = make_estimator()
    set_options(durable=False)
    PATHS["LatestExporter"](estimator, str(tmp_path / "a"), 1)
    observed_log.__init__()
    set_options()
    PATHS["LatestExporter"](estimator, str(tmp_path / "b"), 1)
    assert check(observed_log) == (1, 0)


def test_so_is_an_export_of_an_export(make_estimator, tmp_path, observed_log, quiet):
    """A SavedModelEstimator publishes as others do."""
    from tf_contrib.estimator import SavedModelEstimator

    first = PATHS["export_all_saved_models"](make_estimator(), str(tmp_path / "first"), 1)
    PATHS["LatestExporter"](SavedModelEstimator(first), str(tmp_path / "second"), 1)
    assert check(observed_log) == (2, 0)


def test_so_is_a_keras_model(tmp_path, observed_log, tf):
    """Its exports are published by the same room."""
    if not tf.executing_eagerly():
        pytest.skip("a Keras model is exported eagerly, which this process is not")
    import tensorflow

    from contrib_compat.keras import KerasEstimator

    inputs = tensorflow.keras.Input((1,), name="a")
    model = tensorflow.keras.Model(inputs, tensorflow.keras.layers.Dense(1, name="y")(inputs))
    KerasEstimator(model, tmp_path).export_saved_model(tmp_path / "base", None)
    assert check(observed_log) == (1, 0)


def test_the_proof_can_fail(make_estimator, tmp_path, observed_log):
    """Where durability is switched off, nothing is synced, and the log says so."""
    set_options(durable=False)
    PATHS["LatestExporter"](make_estimator(), str(tmp_path / "base"), 1)
    assert not [op for op in observed_log.done if op.kind.startswith("sync")]
    with pytest.raises(AssertionError):
        check_published(observed_log)
