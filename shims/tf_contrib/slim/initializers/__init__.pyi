# Written by tools/stubs.py.
from tf_contrib.slim import xavier_initializer as xavier_initializer
