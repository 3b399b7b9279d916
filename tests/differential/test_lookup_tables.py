"""Tables of strings and numbers, compared with native: what they find, and their ops' names."""

import pytest
from batteries import cases, numbers, raised_type

WORDS = ["emerson", "lake", "palmer"]


def run(tf, make):
    """Returns what fetches give after tables are filled, and how the table's ops are called."""
    with tf.Graph().as_default() as graph, tf.Session() as session:
        fetches = make()
        session.run(tf.tables_initializer())
        kinds = ("HashTableV2", "InitializeTableV2", "InitializeTableFromTextFileV2")
        ops = sorted(op.name for op in graph.get_operations() if op.type in kinds)
        return [numbers(value) for value in session.run(fetches)] + [ops]


def vocabulary(tmp):
    path = tmp / "words.txt"
    path.write_text("\n".join(WORDS) + "\n")
    return str(path)


def case_index_table_from_tensor(contrib, tf, tmp):
    make = contrib.lookup.index_table_from_tensor

    def looked_up():
        return tf.constant(["lake", "and", "palmer"])

    def strings():
        return [
            make(mapping=tf.constant(WORDS)).lookup(looked_up()),
            make(WORDS, 0, 7).lookup(looked_up()),
            make(mapping=WORDS, num_oov_buckets=2, name="named").lookup(looked_up()),
            make(WORDS, 5, -1, contrib.lookup.StrongHashSpec([1, 2])).lookup(looked_up()),
        ]

    def integers():
        table = make(mapping=[42, 1, 3], dtype=tf.int64)
        return [table.lookup(tf.constant([3, 9], tf.int64))]

    return [run(tf, strings), run(tf, integers)]


def case_index_to_string(contrib, tf, tmp):
    lookup = contrib.lookup

    def make():
        indices = tf.constant([1, 5], tf.int64)
        return [
            lookup.index_to_string_table_from_tensor(mapping=WORDS).lookup(indices),
            lookup.index_to_string_table_from_tensor(WORDS, "nobody", "named").lookup(indices),
            lookup.index_to_string(indices, mapping=tf.constant(WORDS), default_value="x"),
            lookup.string_to_index(tf.constant(["palmer", "x"]), mapping=WORDS, default_value=-7),
        ]

    return run(tf, make)


def case_from_files(contrib, tf, tmp):
    lookup, path = contrib.lookup, vocabulary(tmp)

    def make():
        words, indices = tf.constant(["palmer", "x"]), tf.constant([0, 9], tf.int64)
        return [
            lookup.index_table_from_file(vocabulary_file=path, num_oov_buckets=1).lookup(words),
            lookup.index_table_from_file(path, 0, 2, -3).lookup(words),
            lookup.string_to_index_table_from_file(vocabulary_file=path, name="old").lookup(words),
            lookup.index_to_string_table_from_file(path, default_value="?").lookup(indices),
        ]

    return run(tf, make)


def case_string_to_index_table_from_tensor(contrib, tf, tmp):
    make = contrib.lookup.string_to_index_table_from_tensor

    def tables():
        words = tf.constant(["lake", "x"])
        return [make(WORDS).lookup(words), make(WORDS, 3, name="named").lookup(words)]

    with tf.Graph().as_default():
        error = raised_type(make, [1, 2])
    return [run(tf, tables), error]


def case_hash_table(contrib, tf, tmp):
    lookup = contrib.lookup
    seen = []

    def make():
        keys, values = tf.constant(WORDS), tf.constant([4, 5, 6], tf.int64)
        pairs = lookup.KeyValueTensorInitializer(keys, values)
        table = lookup.HashTable(pairs, -1)
        named = lookup.HashTable(pairs, default_value=-2, shared_name="shared", name="mine")
        by_line = lookup.TextFileInitializer(
            vocabulary(tmp),
            tf.string,
            lookup.TextFileIndex.WHOLE_LINE,
            tf.int64,
            lookup.TextFileIndex.LINE_NUMBER,
        )
        with tf.name_scope("outer"):
            lines = lookup.HashTable(by_line, -1)
        seen.append([table.name, named.name, lines.name, table.init is table.initializer])
        seen.append([str(table.key_dtype), str(table.value_dtype)])
        seen.append([node_of(named).attr["shared_name"].s, node_of(table).attr["shared_name"].s])
        words = tf.constant([["lake", "x"]])
        exported = tf.sort(named.export()[1])
        return [
            table.lookup(words),
            named.lookup(words),
            lines.lookup(words),
            table.size(),
            exported,
        ]

    return [run(tf, make), seen]


def node_of(table):
    return table.resource_handle.op.node_def


def case_mutable_tables(contrib, tf, tmp):
    lookup = contrib.lookup
    with tf.Graph().as_default(), tf.Session() as session:
        table = lookup.MutableHashTable(tf.string, tf.int64, -1)
        dense = lookup.MutableDenseHashTable(
            key_dtype=tf.int64, value_dtype=tf.int64, default_value=-1, empty_key=0, deleted_key=-1
        )
        keys, values = tf.constant(WORDS), tf.constant([1, 2, 3], tf.int64)
        session.run([table.insert(keys, values), dense.insert(values, values * 2)])
        found = [table.lookup(tf.constant(["lake", "x"])), table.size(), dense.lookup(values + 1)]
        return [numbers(value) for value in session.run(found)]


def case_hashed_ids(contrib, tf, tmp):
    lookup = contrib.lookup

    def make():
        pairs = lookup.KeyValueTensorInitializer(WORDS, tf.constant([0, 1, 2], tf.int64))
        table = lookup.IdTableWithHashBuckets(lookup.HashTable(pairs, -1), 4)
        return [table.lookup(tf.constant(["lake", "x", "y"])), table.size()]

    return run(tf, make)


def case_errors(contrib, tf, tmp):
    lookup = contrib.lookup
    with tf.Graph().as_default():
        return [
            raised(lookup.index_table_from_tensor, None),
            raised(lookup.index_to_string_table_from_tensor, None),
            raised_type(lookup.index_table_from_tensor, WORDS, num_oov_buckets=-1),
            raised_type(lookup.index_table_from_file, ""),
            raised_type(lookup.index_table_from_file, None),
            raised_type(lookup.index_to_string_table_from_file, ""),
            raised_type(lookup.index_table_from_tensor, WORDS, dtype=tf.int64),
        ]


def case_an_export_keeps_its_vocabulary(contrib, tf, tmp):
    with tf.Graph().as_default(), tf.Session() as session:
        words = tf.placeholder(tf.string, [None], name="words")
        table = contrib.lookup.index_table_from_file(vocabulary(tmp), num_oov_buckets=1)
        indices = table.lookup(words, name="indices")
        session.run(tf.tables_initializer())
        builder = tf.saved_model.builder.SavedModelBuilder(str(tmp / "export"))
        builder.add_meta_graph_and_variables(
            session,
            ["serve"],
            {"serving_default": tf.saved_model.predict_signature_def({"w": words}, {"i": indices})},
            assets_collection=tf.get_collection(tf.GraphKeys.ASSET_FILEPATHS),
            main_op=tf.tables_initializer(),
        )
        builder.save()
    (tmp / "words.txt").unlink()
    with tf.Graph().as_default(), tf.Session() as session:
        tf.saved_model.loader.load(session, ["serve"], str(tmp / "export"))
        found = session.run(indices.name, {"words:0": ["palmer"]})
    return [numbers(found), sorted(path.name for path in (tmp / "export/assets").iterdir())]


def raised(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return [type(error).__name__, str(error)]
    return "nothing"


CASES = cases(globals())


@pytest.mark.parametrize("name", sorted(CASES))
def test_tables(check, name):
    """The same answers, ops of the same names, the same errors."""
    check(name)
