"""TFC201: what Keras does in its place."""

KERAS = {"step": "keras"}


def test_what_is_neither_contrib_nor_estimator_is_no_finding(stays):
    """Keras itself and all else is left out."""
    assert stays("import tensorflow as tf\ntf.keras.Model(tf.estimator)\n", **KERAS) == []


def test_nothing_changes_and_each_use_has_its_recipe(migrated):
    """The report tells what takes the place of each use."""
    program = (
        "import tensorflow as tf\nimport contrib_compat\n"
        "contrib_compat.estimator.train_and_evaluate(e, t, v)\n"
        "tf.contrib.learn.make_export_strategy(f)\n"
    )
    seen = migrated(program, **KERAS)
    assert seen.after == program
    advice = [finding.advice for finding in seen.result.findings]
    assert "model.fit" in advice[0] and "model.export" in advice[1]
