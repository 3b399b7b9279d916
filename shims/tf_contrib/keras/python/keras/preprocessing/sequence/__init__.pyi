# Written by tools/stubs.py.
from tf_contrib.keras.preprocessing.sequence import make_sampling_table as make_sampling_table
from tf_contrib.keras.preprocessing.sequence import pad_sequences as pad_sequences
from tf_contrib.keras.preprocessing.sequence import skipgrams as skipgrams
