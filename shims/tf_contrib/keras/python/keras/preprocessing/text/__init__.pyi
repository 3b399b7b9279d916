# Written by tools/stubs.py.
from contrib_compat.successors import Tokenizer as Tokenizer
from tf_contrib.keras.preprocessing.text import one_hot as one_hot
from tf_contrib.keras.preprocessing.text import text_to_word_sequence as text_to_word_sequence
