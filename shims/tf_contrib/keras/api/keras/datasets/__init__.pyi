# Written by tools/stubs.py.
from tf_contrib.keras.api.keras.datasets import mnist as mnist
