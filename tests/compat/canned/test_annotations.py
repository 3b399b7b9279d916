"""Columns that note what they give to the input layer."""


def test_a_watched_column_equals_its_original(tf):
    """The network sees an equal column of the same class name, and the given one stays as it is."""
    from contrib_compat.canned.annotations import InputLayerNotes

    column = tf.feature_column.numeric_column("x")
    (watched,) = InputLayerNotes([column]).watched
    assert watched == column
    assert watched.name == "x"
    assert isinstance(watched, type(column))
    assert type(watched) is not type(column)
    assert type(column).__name__ == type(watched).__name__


def test_a_column_that_can_not_be_pickled_is_left_out(tf, tmp_path, quiet):
    """A lambda in a column costs its own note, not the training or the other notes."""
    import tf_contrib

    columns = [tf.feature_column.numeric_column("x", normalizer_fn=lambda x: x / 2.0)]
    estimator = tf_contrib.estimator.DNNRegressorWithLayerAnnotations([2], columns, str(tmp_path))
    with tf.Graph().as_default() as graph:
        tf.train.create_global_step()
        features, labels = {"x": tf.ones([2, 1])}, tf.ones([2, 1])
        estimator.model_fn(features, labels, "train", estimator.config)
        assert graph.get_collection("layer_annotations/feature_columns") == []
        assert graph.get_collection("layer_annotatons/processed_features/keys") == ["x"]
