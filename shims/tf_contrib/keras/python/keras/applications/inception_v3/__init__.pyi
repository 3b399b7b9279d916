# Written by tools/stubs.py.
from tf_contrib.keras.applications import InceptionV3 as InceptionV3
from tf_contrib.keras.applications.inception_v3 import decode_predictions as decode_predictions
from tf_contrib.keras.applications.inception_v3 import preprocess_input as preprocess_input
