# Written by tools/stubs.py.
from tf_contrib.keras.applications import VGG19 as VGG19
from tf_contrib.keras.applications.vgg19 import decode_predictions as decode_predictions
from tf_contrib.keras.applications.vgg19 import preprocess_input as preprocess_input
