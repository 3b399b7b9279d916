# Written by tools/stubs.py.
from tf_contrib.keras.datasets.imdb import get_word_index as get_word_index
from tf_contrib.keras.datasets.imdb import load_data as load_data
