# Written by tools/stubs.py.
from tf_contrib.layers import variance_scaling_initializer as variance_scaling_initializer
from tf_contrib.layers import xavier_initializer as xavier_initializer
from tf_contrib.layers import xavier_initializer_conv2d as xavier_initializer_conv2d
