# Written by tools/stubs.py.
from contrib_compat.heads.multi import MultiHead as _MultiHead
from tf_contrib.estimator import multi_head as multi_head
