"""An estimator that exported, the strategy of it, and a receiver function."""

import numpy as np
import tensorflow as tf

import contrib_compat.exporters
from contrib_compat import estimator as tf_estimator

columns = [tf.feature_column.numeric_column("x")]
receiver_fn = tf_estimator.export.build_parsing_serving_input_receiver_fn(
    tf.feature_column.make_parse_example_spec(columns)
)
strategy = contrib_compat.exporters.as_export_strategy(
    contrib_compat.exporters.LatestExporter("best", receiver_fn)
)
trained = tf_estimator.LinearRegressor(columns, "model_dir")
features = {"x": np.ones(4, np.float32)}
input_fn = tf_estimator.inputs.numpy_input_fn(features, np.ones(4), shuffle=False)
trained.train(input_fn, steps=1)
strategy.export(
    trained, "model_dir/export/best", trained.latest_checkpoint(), trained.evaluate(input_fn)
)
