# Written by tools/stubs.py.
from tf_contrib.proto import encode_proto as encode_proto
