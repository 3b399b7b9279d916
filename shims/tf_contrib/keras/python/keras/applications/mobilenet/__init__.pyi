# Written by tools/stubs.py.
from tf_contrib.keras.applications import MobileNet as MobileNet
from tf_contrib.keras.applications.mobilenet import decode_predictions as decode_predictions
from tf_contrib.keras.applications.mobilenet import preprocess_input as preprocess_input
