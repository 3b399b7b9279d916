"""``learn.utils.gc`` and the directories of exports, natively and here."""

import pytest
from batteries import answer, cases


def paths(gc, *versions):
    return [gc.Path(f"/base/{version}", version) for version in versions]


def kept(paths):
    return [path.export_version for path in paths]


MIXED = (7, 3, None, 10, 0, 3, 21)


def case_path_is_a_pair(contrib, tf, tmp):
    path = contrib.learn.utils.gc.Path("/base/1", 1)
    return [path, path._fields, path == ("/base/1", 1), path._replace(export_version=None)]


def case_largest(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return {n: kept(gc.largest_export_versions(n)(paths(gc, *MIXED))) for n in (0, 1, 3, 6, 100)}


def case_largest_of_equal_versions(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    rivals = [gc.Path("a", 1), gc.Path("c", 2), gc.Path("b", 2)]
    return gc.largest_export_versions(1)(rivals)


def case_largest_is_sorted_by_path(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return gc.largest_export_versions(2)([gc.Path("b", 9), gc.Path("a", 10), gc.Path("c", 1)])


def case_largest_negative(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return answer(lambda: gc.largest_export_versions(-1)(paths(gc, 1, 2)))


def case_one_of_every(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    versions = (*MIXED, 1, 5, 6, 11, 20, 1500000000, 1500000009)
    return {
        n: kept(gc.one_of_every_n_export_versions(n)(paths(gc, *versions)))
        for n in (1, 3, 5, 10, 1000)
    }


def case_one_of_every_of_equal_versions(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return gc.one_of_every_n_export_versions(5)([gc.Path("b", 2), gc.Path("a", 2)])


def case_one_of_every_none(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return answer(lambda: gc.one_of_every_n_export_versions(0)(paths(gc, 1, 2)))


def case_multiples(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return {n: kept(gc.mod_export_version(n)(paths(gc, 7, 3, 10, 0, 21))) for n in (1, 3, 7)}


def case_multiples_of_nothing(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return answer(lambda: kept(gc.mod_export_version(0)(paths(gc, 1, 2))))


def case_multiples_without_a_version(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return answer(lambda: kept(gc.mod_export_version(2)(paths(gc, None, 2))))


def case_union(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    both = gc.union(gc.mod_export_version(5), gc.largest_export_versions(3))
    return both(paths(gc, *range(11)))


def case_negation(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    both = gc.union(gc.mod_export_version(5), gc.largest_export_versions(3))
    return [gc.negation(both)(paths(gc, *range(11))), gc.negation(gc.negation(both))(paths(gc, 5))]


def case_nothing_to_keep(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    filters = [
        gc.largest_export_versions(1),
        gc.one_of_every_n_export_versions(2),
        gc.mod_export_version(2),
        gc.union(gc.mod_export_version(2), gc.largest_export_versions(1)),
        gc.negation(gc.mod_export_version(2)),
    ]
    return [keep([]) for keep in filters]


def case_get_paths(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    for name in ("10", "9", "b", "a"):
        (tmp / name).mkdir()

    def parser(path):
        assert path.export_version is None
        name = path.path.rsplit("/", 1)[1]
        return path._replace(export_version=int(name)) if name.isdigit() else None

    return {
        "numbers": gc.get_paths(str(tmp), parser),
        "of bytes": gc.get_paths(str(tmp).encode(), parser),
        "all": gc.get_paths(str(tmp), lambda path: path),
        "with a slash": gc.get_paths(str(tmp) + "/", parser),
    }


def case_get_paths_of_nothing(contrib, tf, tmp):
    gc = contrib.learn.utils.gc
    return answer(gc.get_paths, str(tmp / "missing"), lambda path: path)


def case_timestamped_dir(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    return {
        "str": utils.get_timestamped_export_dir(str(tmp)),
        "bytes": utils.get_timestamped_export_dir(str(tmp).encode()),
        "missing": utils.get_timestamped_export_dir(str(tmp / "missing")),
        "created": [path.name for path in tmp.iterdir()],
        "none": answer(utils.get_timestamped_export_dir, None),
    }


def case_timestamped_dirs_grow(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    found = []
    for _ in range(3):
        found.append(utils.get_timestamped_export_dir(str(tmp)))
        tf.gfile.MakeDirs(found[-1])
    return found == sorted(set(found))


def case_temp_dir(contrib, tf, tmp):
    temp = contrib.learn.utils.saved_model_export_utils.get_temp_export_dir
    return [temp("/a/b/1500000000"), temp(b"/a/1500000000"), temp("7"), temp("gs://a/7")]


def case_most_recent(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    seen = [utils.get_most_recent_export(str(tmp))]
    for name in ("0000000005", "0000000007", "00000000100", "999999999", "temp-0000000009", "x"):
        (tmp / name).mkdir()
    seen.append(utils.get_most_recent_export(str(tmp)))
    seen.append(utils.get_most_recent_export(str(tmp).encode()))
    return seen


def case_most_recent_of_nothing(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    return answer(utils.get_most_recent_export, str(tmp / "missing"))


def case_most_recent_of_foreign_directories(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    write_export(tmp, "0511111111")
    (tmp / "2017123100").mkdir()
    (tmp / "2017123100" / "part-0.csv").write_text("data of the last hour of 2017")
    return utils.get_most_recent_export(str(tmp)).export_version


def write_export(base, name, *files):
    """Writes what looks like an export."""
    for file in files or ("saved_model.pb", "variables/variables.index"):
        path = base / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


def collected(contrib, base, keep):
    """Returns what garbage collection leaves."""
    utils = contrib.learn.utils.saved_model_export_utils
    assert utils.garbage_collect_exports(str(base), keep) is None
    return sorted(path.name for path in base.iterdir())


def case_collect(contrib, tf, tmp):
    seen = {}
    for keep in (None, 0, 1, 3, 9):
        base = tmp / str(keep)
        for version in range(5):
            write_export(base, f"000000000{version}")
        write_export(base, "0000000009", "saved_model.pbtxt")
        for name in ("123", "00000000001", "abcdefghij", "temp-x"):
            (base / name).mkdir()
        seen[str(keep)] = collected(contrib, base, keep)
    return seen


def case_collect_empty_directories(contrib, tf, tmp):
    for version in range(5):
        (tmp / f"000000000{version}").mkdir()
    return collected(contrib, tmp, 2)


def case_collect_remains_of_exports(contrib, tf, tmp):
    write_export(tmp, "0000000001", "variables/variables.data-00000-of-00001")
    write_export(tmp, "0000000002", "assets.extra/x")
    write_export(tmp, "0000000003")
    return collected(contrib, tmp, 1)


def case_collect_nothing_there(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    return [
        answer(utils.garbage_collect_exports, str(tmp / "missing"), 1),
        answer(utils.garbage_collect_exports, str(tmp / "missing"), None),
    ]


def case_collect_foreign_directories(contrib, tf, tmp):
    for hour in range(3):
        write_export(tmp, f"201712310{hour}", "part-0.csv")
    for version in range(3):
        write_export(tmp, f"051111111{version}")
    return collected(contrib, tmp, 1)


def case_collect_foreign_files(contrib, tf, tmp):
    (tmp / "0400000000").write_text("a file")
    write_export(tmp, "0511111111")
    return answer(collected, contrib, tmp, 1)


def case_collect_temporary_directories(contrib, tf, tmp):
    write_export(tmp, "0511111111")
    write_export(tmp, "temp-0511111112")
    write_export(tmp, "temp-b'0511111113'")
    write_export(tmp, "temp-base-export-0511111114", "0511111114/saved_model.pb")
    return collected(contrib, tmp, 1)


def case_collect_negative(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    write_export(tmp, "0511111111")
    seen = answer(utils.garbage_collect_exports, str(tmp), -1)
    return [seen, [path.name for path in tmp.iterdir()]]


def case_constants(contrib, tf, tmp):
    utils = contrib.learn.utils.saved_model_export_utils
    return [
        utils.DEFAULT_INPUT_ALTERNATIVE_KEY,
        utils.FEATURES_INPUT_ALTERNATIVE_KEY,
        utils.MAX_DIRECTORY_CREATION_ATTEMPTS,
    ]


CASES = cases(globals())


@pytest.mark.smoke
@pytest.mark.parametrize("name", CASES)
def test_versions_are_handled_as_natively(check, name):
    """Filters, names of directories and garbage collection do what TF 1.15 does."""
    check(name)
