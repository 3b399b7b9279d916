"""A strategy's export against a direct export_saved_model of the same estimator."""

import json
import shutil
import tempfile

import pairs
import tensorflow.compat.v1 as tf

from contrib_compat import deprecation
from contrib_compat import estimator as tf_estimator
from contrib_compat.publishing.options import set_options
from tf_contrib.learn.utils import saved_model_export_utils


def main():
    """Prints the ratio as JSON."""
    deprecation.set_mode("silent")
    # They are measured by themselves, in publishing.py.
    set_options(durable=False, manifest=False, summaries=False)
    tf.logging.set_verbosity(tf.logging.ERROR)
    model_dir = tempfile.mkdtemp()
    columns = [tf.feature_column.numeric_column("x", shape=[8])]
    estimator = tf_estimator.DNNClassifier([32, 16], columns, model_dir=model_dir)
    data = {"x": [[0.5] * 8] * 4}, [0, 1, 0, 1]
    estimator.train(lambda: tf.data.Dataset.from_tensors(data), steps=1)
    spec = tf.feature_column.make_parse_example_spec(columns)
    receiver = tf_estimator.export.build_parsing_serving_input_receiver_fn(spec)

    def strategy():
        # Of the same receiver function it would publish the same files again, and export nothing.
        # No old exports are deleted: that is work that the direct call doesn't do at all.
        def another():
            return receiver()

        return saved_model_export_utils.make_export_strategy(another, exports_to_keep=None)

    export = getattr(estimator, "export_saved_model", None) or estimator.export_savedmodel
    checkpoint = tf.train.latest_checkpoint(model_dir)

    def base():
        # In a directory with an export of the same second the direct call waits for the next one.
        return tempfile.mkdtemp(dir=model_dir)

    exported = pairs.compare(
        lambda: strategy().export(estimator, base(), checkpoint_path=checkpoint),
        lambda: export(base(), receiver, checkpoint_path=checkpoint),
        pairs=121,
    )
    shutil.rmtree(model_dir)
    print(json.dumps({"strategy export / direct export": exported.at_most(1.02)}))


if __name__ == "__main__":
    main()
