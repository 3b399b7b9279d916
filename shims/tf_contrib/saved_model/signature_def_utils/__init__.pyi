# Written by tools/stubs.py.
from tf_contrib.saved_model.python.saved_model.signature_def_utils import get_signature_def_by_key as get_signature_def_by_key
