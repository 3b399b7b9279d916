# Written by tools/stubs.py.
from tf_contrib.keras.python.keras.datasets import boston_housing as boston_housing
from tf_contrib.keras.python.keras.datasets import cifar10 as cifar10
from tf_contrib.keras.python.keras.datasets import cifar100 as cifar100
from tf_contrib.keras.python.keras.datasets import imdb as imdb
from tf_contrib.keras.python.keras.datasets import mnist as mnist
from tf_contrib.keras.python.keras.datasets import reuters as reuters
