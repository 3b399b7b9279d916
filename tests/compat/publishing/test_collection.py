"""Garbage collection removes old exports and its own leftovers, and nothing else."""

import time
from pathlib import Path

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


@pytest.mark.parametrize(
    "files", [["assets/precious"], ["variables/weights.npy"], ["assets.extra/x", "fingerprint.pb"]]
)
def test_parts_of_an_export_are_none(collection, tmp_path, files):
    """What holds no SavedModel may be anybody's, even if exports have such files too."""
    foreign = export(tmp_path, 1234567890, *files)
    made = [export(tmp_path, NOW + i) for i in range(2)]
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == [foreign, made[1]]


@pytest.mark.parametrize("leads_to", ["an export", "nothing", "an empty directory"])
def test_links_stay_and_are_not_followed(collection, tmp_path, leads_to):
    """A pinned version is no export of this directory, and what it leads to is untouched."""
    production = tmp_path / "production"
    if leads_to == "an export":
        export(production, 1)
    elif leads_to == "an empty directory":
        production.mkdir()
    base = tmp_path / "export"
    made = [export(base, NOW + i) for i in range(3)]
    (base / "1500000000").symlink_to(production / "0000000001" if leads_to else production)
    (base / "1500000001").symlink_to(production)
    before = sorted(production.rglob("*"))
    collection.garbage_collect_exports(str(base), 1)
    collection.collect_garbage(str(base), 1, made[2])
    assert names(base) == ["1500000000", "1500000001", made[2]]
    assert sorted(production.rglob("*")) == before


def test_links_inside_an_export_are_not_followed(collection, tmp_path):
    """An export that is removed takes its links with it, and not what they lead to."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "vocabulary").write_text("words")
    base = tmp_path / "export"
    old, new = export(base, NOW), export(base, NOW + 1)
    (base / old / "assets").symlink_to(tmp_path / "shared")
    collection.garbage_collect_exports(str(base), 1)
    assert names(base) == [new]
    assert (tmp_path / "shared" / "vocabulary").read_text() == "words"


def test_the_directory_of_exports_may_be_a_link(collection, tmp_path):
    """Model directories on another disk are ordinary."""
    made = [export(tmp_path / "disk", NOW + i) for i in range(2)]
    (tmp_path / "export").symlink_to(tmp_path / "disk")
    collection.garbage_collect_exports(str(tmp_path / "export"), 1)
    assert names(tmp_path / "export") == [made[1]]


@pytest.mark.parametrize("returned", [str, bytes, Path])
def test_the_new_export_stays_where_a_later_version_is(collection, tmp_path, returned):
    """The export that was just written is never collected; it and the newest few are there."""
    versions = [NOW, NOW + 1, NOW + 2, 4000000000, 4000000001]
    made = [export(tmp_path, version) for version in versions]
    new = str(tmp_path / made[2])
    collection.collect_garbage(tmp_path, 1, new.encode() if returned is bytes else returned(new))
    assert names(tmp_path) == [made[2], made[4]]


def test_the_new_export_counts(collection, tmp_path):
    """Where it is the newest, it is one of the few that stay."""
    made = [export(tmp_path, NOW + i) for i in range(4)]
    collection.collect_garbage(str(tmp_path), 2, str(tmp_path / made[3]))
    assert names(tmp_path) == made[2:]
    collection.collect_garbage(str(tmp_path), None, str(tmp_path / made[3]))
    assert names(tmp_path) == made[2:]


def test_estimators_may_return_anything(collection, tmp_path):
    """What is no path names no export."""
    made = [export(tmp_path, NOW + i) for i in range(2)]
    collection.collect_garbage(str(tmp_path), 1, [True, "path"])
    assert names(tmp_path) == made[1:]


def test_empty_directories_stay_after_an_export(collection, tmp_path):
    """Only who asks for garbage collection, as native users do, has them removed."""
    (tmp_path / str(NOW)).mkdir()
    made = [export(tmp_path, NOW + i) for i in (1, 2)]
    collection.collect_garbage(str(tmp_path), 1, str(tmp_path / made[1]))
    assert names(tmp_path) == [str(NOW), made[1]]


def test_paths_may_be_objects(collection, tmp_path):
    """``os.PathLike`` is taken wherever text is."""
    made = [export(tmp_path, NOW + i) for i in range(2)]
    assert collection.get_paths(tmp_path, lambda path: path) == [
        (str(tmp_path / name), None) for name in made
    ]
    collection.garbage_collect_exports(tmp_path, 1)
    assert names(tmp_path) == made[1:]


# --- temporary directories -----------------------------------------------------------------------


@pytest.mark.parametrize("purpose", ["new", "base", "post"])
def test_stale_temporary_directories_go(collection, tmp_path, purpose):
    """D7: what a crashed run of this package left goes after a day."""
    made = export(tmp_path, NOW)
    stale, fresh = (
        f"temp-{purpose}-export-{made_at}-0123abcd" for made_at in (NOW - 90000, NOW - 80000)
    )
    for name in (stale, fresh):
        export(tmp_path / name, 7)
    collection.collect_garbage(str(tmp_path), 1, made)
    assert names(tmp_path) == [made, fresh]


@pytest.mark.parametrize(
    "name",
    [
        f"temp-{NOW}",
        f"temp-{NOW - 90000}",
        f"temp-b'{NOW - 90000}'",
        f"temp-base-export-{NOW - 90000}",
        "temp-notes",
    ],
)
def test_other_temporary_directories_stay(collection, tmp_path, name):
    """Whoever made them, they are not marked as this package's."""
    export(tmp_path / name, 7)
    export(tmp_path / name / "assets", 7, "mine")
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == [name]
    assert len(list((tmp_path / name).rglob("*"))) > 2


def test_a_link_with_the_name_of_a_temporary_directory_stays(collection, tmp_path):
    """What it leads to is no remains of an export."""
    (tmp_path / "mine").mkdir()
    link = tmp_path / "export" / f"temp-new-export-{NOW - 90000}-0123abcd"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "mine")
    collection.garbage_collect_exports(str(tmp_path / "export"), 1)
    assert link.is_symlink() and (tmp_path / "mine").is_dir()


# --- disks that fail -----------------------------------------------------------------------------


def test_what_cannot_be_removed_is_a_warning(collection, tmp_path, monkeypatch, warned):
    """D8: an error of the file system does not end training, and the other exports go."""
    made = [export(tmp_path, NOW + i) for i in range(3)]
    move = collection.store.move_new

    def refuse_the_first(path, destination):
        if path.endswith(made[0]):
            raise PermissionError("no")
        move(path, destination)

    monkeypatch.setattr(collection.store, "move_new", refuse_the_first)
    collection.garbage_collect_exports(str(tmp_path), 1)
    assert names(tmp_path) == [made[0], made[2]]
    assert warned == [f"Can't remove {tmp_path / made[0]}: no"]


def test_after_an_export_nothing_is_raised(collection, tmp_path, warned):
    """D8: a directory that can't be listed is a warning too, once the export is there."""
    collection.collect_garbage(str(tmp_path / "missing"), 1, "new")
    assert len(warned) == 1


# --- stores of objects ---------------------------------------------------------------------------


def test_object_stores_end_directories_with_a_slash(collection, object_store):
    """Listings of gs:// and the like show ``1500000000/``, which is an export all the same."""
    for version in ("1500000000", "1500000001"):
        object_store.files |= {
            f"gs://b/e/{version}/saved_model.pb",
            f"gs://b/e/{version}/variables/variables.index",
        }
    collection.garbage_collect_exports(b"gs://b/e", 1)
    assert collection.newest_exports("gs://b/e", 5) == [("gs://b/e/1500000001", 1500000001)]


def test_nothing_is_looked_into_where_nothing_is_too_much(collection, object_store):
    """Where there are no more versions than may stay, one listing is all."""
    versions = range(1500000000, 1500000500)
    object_store.files = {f"gs://b/e/{version}/saved_model.pb" for version in versions}
    collection.collect_garbage("gs://b/e", 500, "gs://b/e/1500000499")
    assert object_store.asked == [("ListDirectory", "gs://b/e")]
    assert len(object_store.files) == 500


def test_only_the_newest_and_what_is_older_is_looked_into(collection, object_store):
    """With five that stay, the sixth costs one listing, six looks and a removal.

    That takes away first without what the export can't be loaded, and that is a look for each file
    which may be that.
    """
    versions = range(1500000000, 1500000006)
    object_store.files = {f"gs://b/e/{version}/saved_model.pb" for version in versions}
    collection.collect_garbage("gs://b/e", 5, "gs://b/e/1500000005")
    assert [call for call, _ in object_store.asked] == [
        "ListDirectory",
        *["Exists"] * 7,
        "Remove",
        "Exists",
        "DeleteRecursively",
    ]
    assert len(object_store.files) == 5


def test_the_newest_export_is_found_at_once(collection, object_store):
    """Of 500 versions one is looked into."""
    versions = range(1500000000, 1500000500)
    object_store.files = {f"gs://b/e/{version}/saved_model.pb" for version in versions}
    assert collection.newest_exports("gs://b/e", 1) == [("gs://b/e/1500000499", 1500000499)]
    assert len(object_store.asked) == 2


def test_local_collection_lists_one_directory(collection, tmp_path, tf, record_calls):
    """Of local exports tf.gfile lists the directory that they are in, and that is all."""
    made = [export(tmp_path, NOW + i, "saved_model.pb") for i in range(50)]
    calls = record_calls(tf.gfile, "ListDirectory", "IsDirectory", "Exists", "DeleteRecursively")
    collection.collect_garbage(str(tmp_path), 5, made[-1])
    assert names(tmp_path) == made[-5:]
    assert calls == ["ListDirectory"]


def test_everything_goes_through_gfile(collection, tf, ram):
    """Exports in a file system that only TensorFlow knows are listed, found and removed."""
    from contrib_compat.publishing import export_versions as directories

    for version in range(3):
        tf.gfile.MakeDirs(f"{ram}/{NOW + version}")
        with tf.gfile.GFile(f"{ram}/{NOW + version}/saved_model.pb", "w") as file:
            file.write("")
    assert directories.get_most_recent_export(ram) == (f"{ram}/{NOW + 2}", NOW + 2)
    collection.garbage_collect_exports(ram, 1)
    assert tf.gfile.ListDirectory(ram) == [str(NOW + 2)]
    assert not tf.gfile.Exists(directories.get_timestamped_export_dir(ram))
