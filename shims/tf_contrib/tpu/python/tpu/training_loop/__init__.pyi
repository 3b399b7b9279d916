# Written by tools/stubs.py.
from tf_contrib.tpu import repeat as repeat
from tf_contrib.tpu import while_loop as while_loop
