# Written by tools/stubs.py from the route table.
from contrib_compat.heads.multi import multi_head as multi_head
