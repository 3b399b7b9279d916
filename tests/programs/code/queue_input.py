"""Reads files through queues into a hand-written training loop, and exports what it trained."""

import json
import os

import numpy as np
import tensorflow as tf
from tensorflow.contrib.framework import get_or_create_global_step
from tensorflow.python.framework import ops
from tensorflow.python.ops import array_ops
from tensorflow.python.platform import gfile

FLAGS = tf.app.flags.FLAGS
tf.app.flags.DEFINE_string("job-dir", "/tmp/queue_input", "Where all goes.")
tf.app.flags.DEFINE_integer("steps", 100, "How many steps.")


def write_files(directory):
    rng = np.random.RandomState(0)
    tf.gfile.MakeDirs(directory)
    for number in range(2):
        with gfile.Open(os.path.join(directory, "part-%d.csv" % number), "w") as f:
            for a, b in rng.uniform(-1, 1, [100, 2]):
                f.write("%f,%f,%f\n" % (a, b, 2 * a - b + 0.5))


def read(directory):
    names = tf.train.string_input_producer(
        sorted(tf.gfile.Glob(os.path.join(directory, "*.csv"))), shuffle=False
    )
    _, line = tf.TextLineReader().read(names)
    a, b, label = tf.decode_csv(line, [[0.0], [0.0], [0.0]])
    return tf.train.batch([tf.stack([a, b]), label], batch_size=20, num_threads=1)


def main(unused_argv):
    data = os.path.join(FLAGS["job-dir"].value, "data")
    write_files(data)
    with tf.Graph().as_default() as graph:
        step = get_or_create_global_step()
        x, label = read(data)
        assert isinstance(x, ops.Tensor)
        weights = tf.get_variable("weights", [2, 1], initializer=tf.zeros_initializer())
        bias = tf.Variable(0.0, name="bias")
        rows = tf.placeholder_with_default(x, [None, 2], "rows")
        line = array_ops.squeeze(tf.matmul(rows, weights), [1]) + bias
        loss = tf.reduce_mean(tf.square(line - label), name="loss")
        train_op = tf.train.MomentumOptimizer(0.1, 0.5).minimize(loss, global_step=step)
        tf.summary.scalar("loss", loss)
        init = tf.group(tf.global_variables_initializer(), tf.local_variables_initializer())
        with tf.Session(graph=graph) as sess:
            sess.run(init)
            coord = tf.train.Coordinator()
            threads = tf.train.start_queue_runners(sess=sess, coord=coord)
            writer = tf.summary.FileWriter(os.path.join(FLAGS["job-dir"].value, "log"), graph)
            merged = tf.summary.merge_all()
            try:
                while not coord.should_stop() and sess.run(step) < FLAGS.steps:
                    summary, _ = sess.run([merged, train_op])
                    writer.add_summary(summary, sess.run(step))
            finally:
                coord.request_stop()
                coord.join(threads)
                writer.close()
            builder = tf.saved_model.builder.SavedModelBuilder(
                os.path.join(FLAGS["job-dir"].value, "export", "1")
            )
            builder.add_meta_graph_and_variables(
                sess,
                [tf.saved_model.tag_constants.SERVING],
                {"serving_default": tf.saved_model.predict_signature_def({"x": rows}, {"y": line})},
            )
            builder.save()
            found = sess.run([weights, bias])
    print(
        json.dumps({"a": float(found[0][0, 0]), "b": float(found[0][1, 0]), "c": float(found[1])})
    )


if __name__ == "__main__":
    tf.app.run()
