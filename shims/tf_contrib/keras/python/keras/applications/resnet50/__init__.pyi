# Written by tools/stubs.py.
from tf_contrib.keras.applications import ResNet50 as ResNet50
from tf_contrib.keras.applications.resnet50 import decode_predictions as decode_predictions
from tf_contrib.keras.applications.resnet50 import preprocess_input as preprocess_input
