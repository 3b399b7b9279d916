# Written by tools/stubs.py.
from tf_contrib.eager import connect_to_remote_host as connect_to_remote_host
