# Written by tools/stubs.py.
from tf_contrib.keras.applications import Xception as Xception
from tf_contrib.keras.applications.xception import decode_predictions as decode_predictions
from tf_contrib.keras.applications.xception import preprocess_input as preprocess_input
