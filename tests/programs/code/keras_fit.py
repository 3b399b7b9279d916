"""A tf.keras model that is only fitted, with a callback, in the session's graph."""

from __future__ import print_function

import json

import numpy as np
import tensorflow as tf
from tensorflow.keras import callbacks, layers, regularizers
from tensorflow.keras.models import Model


class Losses(callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.losses = []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(float(logs["loss"]))


def main():
    tf.set_random_seed(1)
    x = np.random.RandomState(0).uniform(-1, 1, [128, 4]).astype(np.float32)
    y = x.dot([[1.0], [2.0], [0.0], [-1.0]]).astype(np.float32)
    inputs = layers.Input(shape=(4,))
    outputs = layers.Dense(1, kernel_initializer="zeros", kernel_regularizer=regularizers.l2(1e-4))(
        inputs
    )
    model = Model(inputs, outputs)
    model.compile(optimizer=tf.keras.optimizers.SGD(lr=0.1), loss="mse", metrics=["mae"])
    losses = Losses()
    model.fit(x, y, batch_size=16, epochs=15, verbose=0, shuffle=False, callbacks=[losses])
    loss, mae = model.evaluate(x, y, verbose=0)
    session = tf.keras.backend.get_session()
    weights = session.run(model.weights[0])[:, 0]
    assert losses.losses[0] > losses.losses[-1]
    print(
        json.dumps(
            {
                "loss": float(loss),
                "mae": float(mae),
                "first loss": losses.losses[0],
                "weight": float(weights[1]),
                "prediction": float(model.predict(x[:1])[0, 0]),
            }
        )
    )


if __name__ == "__main__":
    main()
