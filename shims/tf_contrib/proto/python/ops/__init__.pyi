# Written by tools/stubs.py.
from tf_contrib.proto.python.ops import encode_proto_op as encode_proto_op
from tf_contrib.proto.python.ops import gen_encode_proto_op as gen_encode_proto_op
