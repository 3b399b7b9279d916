# Written by tools/stubs.py.
from tf_contrib.autograph import convert as convert
from tf_contrib.autograph import converted_call as converted_call
from tf_contrib.autograph import do_not_convert as do_not_convert
from tf_contrib.autograph import to_code as to_code
from tf_contrib.autograph import to_graph as to_graph
