# Written by tools/stubs.py.
from tf_contrib.keras.applications import VGG16 as VGG16
from tf_contrib.keras.applications.vgg16 import decode_predictions as decode_predictions
from tf_contrib.keras.applications.vgg16 import preprocess_input as preprocess_input
