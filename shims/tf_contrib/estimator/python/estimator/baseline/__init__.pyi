# Written by tools/stubs.py from the route table.
from contrib_compat.canned.core import BaselineEstimator as BaselineEstimator
