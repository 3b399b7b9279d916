"""The text of files: encodings, byte order marks, line ends, places."""

import codecs

import pytest

from contrib_compat.migrate.file import migrate
from contrib_compat.migrate.settings import Settings
from contrib_compat.sources.edits import Change, apply
from contrib_compat.sources.text import Text, UndecodableError

BEFORE = "import tensorflow.contrib.learn as l\nx = '{}'\n"
AFTER = "import tf_contrib.learn as l\nx = '{}'\n"


def migrated(raw):
    """Returns the bytes of a file after a step."""
    text = Text.decoded(raw)
    return text.encoded(migrate(text, "x.py", Settings()).after)


@pytest.mark.parametrize(
    "head, encoding, sample",
    [
        ("", "utf-8", "ä€𝄞"),
        ("# -*- coding: latin-1 -*-\n", "latin-1", "äöü"),
        ("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n", "cp1252", "€"),
        ("# coding=euc-jp\n", "euc-jp", "日本"),
        ("\n# coding: koi8-r\n", "koi8-r", "Привет"),
    ],
)
def test_a_file_keeps_its_encoding(head, encoding, sample):
    """What is declared is what is written."""
    raw = (head + BEFORE.format(sample)).encode(encoding)
    assert migrated(raw) == (head + AFTER.format(sample)).encode(encoding)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_and_what_is_not_there_are_kept(end, last):
    """Windows' and old Macintosh's line ends stay, and no last one is added."""
    before = "import tensorflow.compat.v1 as tf\n\ttf.contrib".replace("\t", "\n\x0c\n")
    after = "import tensorflow.compat.v1 as tf\nimport tf_contrib\n\x0c\ntf_contrib".replace(
        "tf_contrib\n\x0c", "tf_contrib\n\n\x0c"
    )
    before, after = (text.replace("\n", end) + end * last for text in (before, after))
    assert migrated(before.encode()).decode() == after


def test_an_import_at_the_end_of_a_file_without_a_last_line_end():
    """What is added comes on a line of its own."""
    raw = b"def f(): return tf.contrib\nimport tensorflow.compat.v1 as tf"
    assert migrated(raw) == (
        b"def f(): return tf_contrib\nimport tensorflow.compat.v1 as tf\nimport tf_contrib"
    )


def test_a_byte_order_mark_stays():
    """It comes first, and once."""
    assert migrated(codecs.BOM_UTF8 + BEFORE.encode()) == codecs.BOM_UTF8 + AFTER.encode()


def test_undeclared_bytes_of_python_2_stay():
    """A comment in Latin-1 that nothing declares is kept byte for byte."""
    raw = b"# \xe4\nimport tensorflow.contrib as c\n"
    assert migrated(raw) == b"# \xe4\nimport tf_contrib as c\n"


def test_a_declared_byte_order_mark_is_but_one():
    """The name for utf-8 with a mark is no second mark, nor does it bring one."""
    head = b"# coding: utf-8-sig\n"
    assert migrated(head + BEFORE.encode()) == head + AFTER.encode()
    marked = codecs.BOM_UTF8 + head
    assert migrated(marked + BEFORE.encode()) == marked + AFTER.encode()


@pytest.mark.parametrize(
    "raw, reason",
    [
        (b"# coding: nonsense\n", "unknown encoding 'nonsense'"),
        (b"# coding: rot13\n", "unknown encoding 'rot13'"),
        (b"# coding: ascii\nx = '\xe4'\n", "not written in ascii"),
        (b"# coding: idna\nx = '\xe4'\n", "not written in idna"),
        (b"# coding: utf-16\nx = 1\n", "not written (as|in) utf-16"),
        (b"# coding: utf-7\nx +AD0- 1\n", "not written as utf-7"),
        (codecs.BOM_UTF8 + b"# coding: latin-1\nx = 1\n", "has the mark of utf-8"),
    ],
)
def test_what_is_no_text_is_said(raw, reason):
    """An encoding that nobody knows, or that the file isn't written in, or would not be again."""
    with pytest.raises(UndecodableError, match=reason):
        Text.decoded(raw)


def test_places_count_characters():
    """Columns are those of characters, from 1, whatever their bytes."""
    text = Text("a = 'ä𝄞'; b\r\nc".encode())
    start = text.data.index(b"b")
    assert (text.place(start), text.place(start + 1)) == ((1, 11), (1, 12))
    assert (text.place(len(text.data) - 1), text.place(len(text.data))) == ((2, 1), (2, 2))


def test_changes_are_applied_in_order():
    """What is between them stays."""
    changes = [Change(0, 1, b"X"), Change(2, 2, b"-"), Change(3, 4, b"")]
    assert apply(b"abcde", changes) == b"Xb-ce"
