"""Garbage collection removes old exports and its own leftovers, and nothing else."""

import time

import pytest

NOW = int(time.time())


@pytest.fixture
def collection():
    """The module; importing it imports TensorFlow."""
    from contrib_compat.publishing import collection

    return collection


def export(base, version, *files):
    """Writes what looks like an export and returns its name."""
    for file in files or ("saved_model.pb", "variables/variables.index"):
        path = base / f"{version:010}" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    return f"{version:010}"


def names(base):
    return sorted(path.name for path in base.iterdir())


def test_newest_exports_stay(collection, tmp_path):
    """Of seven exports the five newest stay."""
    made = [export(tmp_path, NOW + i) for i in range(7)]
    collection.garbage_collect_exports(str(tmp_path), 5)
    assert names(tmp_path) == made[2:]


def test_foreign_directories_stay_and_do_not_count(collection, tmp_path):
    """D7: directories named by the hour are not exports, whether they are newer or older."""
    foreign = [export(tmp_path, version, "part-0") for version in (2017010100, 2018010100, 17)]
    made = [export(tmp_path, NOW + i) for i in range(3)]
    collection.garbage_collect_exports(str(tmp_path), 2)
    assert names(tmp_path) == sorted(foreign + made[1:])


def test_more_files_in_an_export_do_not_protect_it(collection, tmp_path):
    """What holds a SavedModel is an export, whatever else is in it."""
    export(tmp_path, NOW, "saved_model.pbtxt", "notes.md")
    newest = export(tmp_path, NOW + 1)
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == [newest]


def test_an_empty_directory_never_takes_the_place_of_an_export(collection, tmp_path):
    """A newer directory that is still empty does not push the last export out."""
    made = export(tmp_path, NOW)
    (tmp_path / str(NOW + 1)).mkdir()
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == [made, str(NOW + 1)]


def test_old_empty_directories_go(collection, tmp_path):
    """An empty directory goes once enough newer versions are there."""
    (tmp_path / str(NOW)).mkdir()
    made = export(tmp_path, NOW + 1)
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == [made]


def test_stale_temporary_directories_go(collection, tmp_path):
    """D7, D11: what a crashed run left goes after a day, by whatever name it has."""
    for name in ("temp-{}", "temp-b'{}'", "temp-base-export-{}", "temp-post-export-{}-0123abcd"):
        export(tmp_path / name.format(NOW - 90000), 7)
    for file in ("saved_model.pb", "variables/variables.index"):
        (tmp_path / f"temp-{NOW - 80000}" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"temp-{NOW - 80000}" / file).write_text("")
    # The plainest name may be somebody else's: it goes only if it holds a half-written export.
    kept = [f"temp-{NOW - 90000}", f"temp-{NOW - 80000}"]
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == sorted(kept)
    (tmp_path / f"temp-{NOW - 90001}" / "variables").mkdir(parents=True)
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == sorted(kept)


@pytest.mark.parametrize("keep", [None, 1])
def test_a_fresh_temporary_directory_stays(collection, tmp_path, keep):
    """Another process may be writing it."""
    (tmp_path / f"temp-{NOW}").mkdir()
    collection.garbage_collect_exports(str(tmp_path), keep)
    assert names(tmp_path) == [f"temp-{NOW}"]


def test_what_cannot_be_removed_is_a_warning(collection, tmp_path, monkeypatch, tf):
    """D8: an error of the file system does not end training, and the other exports go."""
    made = [export(tmp_path, NOW + i) for i in range(3)]
    remove = tf.gfile.DeleteRecursively
    warnings = []

    def delete(path):
        if path.endswith(made[0]):
            raise tf.errors.PermissionDeniedError(None, None, "no")
        remove(path)

    monkeypatch.setattr(tf.gfile, "DeleteRecursively", delete)
    monkeypatch.setattr(tf.logging, "warning", lambda *args: warnings.append(args))
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == [made[0], made[2]]
    assert len(warnings) == 1


def test_after_an_export_nothing_is_raised(collection, tmp_path, monkeypatch, tf):
    """D8: a directory that can't be listed is a warning too, once the export is there."""
    warnings = []
    monkeypatch.setattr(tf.logging, "warning", lambda *args: warnings.append(args))
    collection.collect_garbage(str(tmp_path / "missing"), 1)
    assert len(warnings) == 1


def test_object_stores_end_directories_with_a_slash(collection, monkeypatch, tf):
    """Listings of gs:// and the like show ``1500000000/``, which is an export all the same."""
    files = {
        "gs://b/e": ["1500000000/", "1500000001/"],
        "gs://b/e/1500000000": ["saved_model.pb", "variables/"],
        "gs://b/e/1500000001": ["saved_model.pb", "variables/"],
    }
    removed = []
    monkeypatch.setattr(tf.gfile, "ListDirectory", files.__getitem__)
    monkeypatch.setattr(tf.gfile, "IsDirectory", files.__contains__)
    monkeypatch.setattr(tf.gfile, "DeleteRecursively", removed.append)
    collection.garbage_collect_exports(b"gs://b/e", 1)
    assert removed == ["gs://b/e/1500000000"]


def test_everything_goes_through_gfile(collection, tf):
    """Exports in a file system that only TensorFlow knows are listed, found and removed."""
    from contrib_compat.publishing import export_versions as directories

    base = "ram://exports"
    try:
        tf.gfile.MakeDirs(base + "/probe")
        can_list = tf.gfile.ListDirectory(base) == ["probe"]
    except tf.errors.OpError:
        can_list = False
    if not can_list:
        pytest.skip("TF 1.15 has no ram://, and that of TF 2.4 can't list directories")
    tf.gfile.DeleteRecursively(base + "/probe")
    for version in range(3):
        tf.gfile.MakeDirs(f"{base}/{NOW + version}")
        with tf.gfile.GFile(f"{base}/{NOW + version}/saved_model.pb", "w") as file:
            file.write("")
    assert directories.get_most_recent_export(base) == (f"{base}/{NOW + 2}", NOW + 2)
    collection.garbage_collect_exports(base, 1)
    assert tf.gfile.ListDirectory(base) == [str(NOW + 2)]
    assert not tf.gfile.Exists(directories.get_timestamped_export_dir(base))
    tf.gfile.DeleteRecursively(base)
