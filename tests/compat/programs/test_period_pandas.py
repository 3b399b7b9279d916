"""Stand-ins for names of pandas and h5py; what is expected is what pandas 0.25 did."""

import io

import pytest

from contrib_compat.programs import period_pandas as stand_ins

pd = pytest.importorskip("pandas")


class Of:
    """Something of pandas that has ``ix``."""

    def __init__(self, owner):
        self.owner = owner
        self.axes, self.iloc, self.loc = owner.axes, owner.iloc, owner.loc

    ix = stand_ins.ix


@pytest.fixture
def frame():
    """Rows that are numbered, with columns of numbers and words."""
    return pd.DataFrame({"a": [1, 2, 3], "b": [1.5, 2.5, 3.5], "c": list("xyz")})


@pytest.fixture
def labelled(frame):
    """The same rows by words."""
    return frame.set_index("c")


def plain(found):
    """Returns what was found in lists."""
    return found.to_numpy().tolist() if hasattr(found, "to_numpy") else found


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        (lambda ix: ix[1, "a"], 2),
        (lambda ix: ix[1], [2, 2.5, "y"]),
        (lambda ix: ix[0:1, "a":"b"], [[1, 1.5], [2, 2.5]]),
        (lambda ix: ix[:, 0], [1, 2, 3]),
        (lambda ix: ix[[0, 2], ["c", "a"]], [["x", 1], ["z", 3]]),
        (lambda ix: ix[pd.Series([False, True, True]), "b"], [2.5, 3.5]),
        (lambda ix: ix[[True, False, False], 1], [1.5]),
        (lambda ix: ix[lambda owner: owner.axes[0] > 1, 0], [3]),
    ],
)
def test_numbers_are_labels_where_labels_are_numbers(frame, take, expected):
    """Of numbered rows both ends of a slice belong to it; columns are taken by place too."""
    assert plain(take(Of(frame).ix)) == expected


@pytest.mark.parametrize(
    ("take", "expected"),
    [
        (lambda ix: ix["y"], [2.0, 2.5]),
        (lambda ix: ix[1], [2.0, 2.5]),
        (lambda ix: ix[-1, -1], 3.5),
        (lambda ix: ix[0:1], [[1.0, 1.5]]),
        (lambda ix: ix["x":"y", 0], [1, 2]),
        (lambda ix: ix[[0, 2]], [[1.0, 1.5], [3.0, 3.5]]),
        (lambda ix: ix[["z", "x"], "a"], [3, 1]),
    ],
)
def test_numbers_are_places_where_labels_are_words(labelled, take, expected):
    """Of named rows the end of a slice of numbers does not belong to it."""
    assert plain(take(Of(labelled).ix)) == expected


def test_what_is_not_there_is_a_key_error(frame, labelled):
    """One label or one of several; a place behind the last is an index error."""
    for owner, key in [(frame, 9), (frame, [0, 9]), (labelled, "n"), (labelled, ["x", "n"])]:
        with pytest.raises(KeyError):
            Of(owner).ix[key]
    with pytest.raises(IndexError):
        Of(labelled).ix[9]


def test_values_are_set_where_they_are_taken(frame, labelled):
    """Also in a row that is new."""
    Of(frame).ix[0, "a"] = 7
    Of(frame).ix[3] = [4, 4.5, "n"]
    assert frame["a"].tolist() == [7, 2, 3, 4]
    Of(labelled).ix[-1, 0] = 9
    Of(labelled).ix["x", "b"] = 0.5
    assert plain(labelled) == [[1.0, 0.5], [2.0, 2.5], [9.0, 3.5]]


def test_append_returns_more_rows(frame):
    """Rows come as frames, mappings and series, one or several, and keep their types."""
    row = {"a": 4, "b": 4.5, "c": "n"}
    for other in (row, [row], pd.Series(row), pd.DataFrame([row])):
        longer = stand_ins.append(frame, other, ignore_index=True)
        assert longer["c"].tolist() == list("xyzn") and longer["a"].dtype == frame["a"].dtype
    named = stand_ins.append(frame, pd.Series(row, name="last"))
    assert named.index.tolist() == [0, 1, 2, "last"]
    with pytest.raises(TypeError, match="if the Series has a name"):
        stand_ins.append(frame, row)
    with pytest.raises(ValueError, match="overlapping"):
        stand_ins.append(frame, frame, verify_integrity=True)
    assert stand_ins.append(frame["a"], frame["a"]).tolist() == [1, 2, 3, 1, 2, 3]


def test_values_of_one_place(labelled):
    """By labels, or by places."""
    assert stand_ins.get_value(labelled, "y", "b") == 2.5
    assert stand_ins.get_value(labelled, 1, 0, takeable=True) == 2
    assert stand_ins.get_value(labelled["a"], "y") == 2
    assert stand_ins.set_value(labelled, "y", "b", 9.0) is labelled
    assert stand_ins.set_value(labelled["b"], "y", 8.0)["y"] == 8.0


def test_tables_arrays_and_counts(frame):
    """Functions that are others today."""
    table = stand_ins.from_csv(io.StringIO("day,a\n2018-01-01,1\n"))
    assert table.index[0] == pd.Timestamp("2018-01-01") and table["a"].tolist() == [1]
    assert stand_ins.as_matrix(frame, ["b"]).tolist() == [[1.5], [2.5], [3.5]]
    assert stand_ins.value_counts(list("aba")).to_dict() == {"a": 2, "b": 1}
    assert stand_ins.nonzero(pd.Series([0, 1, 2]))[0].tolist() == [1, 2]


def test_frames_have_the_names_of_the_time(home):
    """A program's frames answer for what pandas took out; a library's don't."""
    home.run(
        """
        import io
        import pandas as pd
        import library
        df = pd.DataFrame({"a": [1, 2], "b": [1.5, 2.5]})
        assert df.ix[1, "a"] == 2 and df.as_matrix().tolist() == [[1, 1.5], [2, 2.5]]
        assert len(df.append(df)) == 4 and dict(df.iteritems())["a"] is not None
        assert df.applymap(lambda x: x + 1)["a"].tolist() == [2, 3] and df.a.is_monotonic
        assert pd.DataFrame.from_csv(io.StringIO("i,a\\n0,1")).a[0] == pd.np.array([1])
        assert not hasattr(df, "absent")
        assert library.asked(df, "ix") == (int(pd.__version__.split(".")[0]) < 1)
        """
    )


@pytest.mark.needs("h5py")
def test_datasets_have_their_value(home):
    """h5py's ``value`` was all of a dataset."""
    home.run(
        """
        import h5py
        with h5py.File("a.h5", "w") as file:
            file["x"], file["y"] = [1, 2], 3
            assert file["x"].value.tolist() == [1, 2] and file["y"].value == 3
        """
    )
