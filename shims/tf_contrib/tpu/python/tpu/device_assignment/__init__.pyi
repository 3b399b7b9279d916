# Written by tools/stubs.py.
from contrib_compat.successors import DeviceAssignment as DeviceAssignment
from tf_contrib.tpu import device_assignment as device_assignment
