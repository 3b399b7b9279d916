# Written by tools/stubs.py from the route table.
from contrib_compat.saved_model.legacy import SavedModelEstimator as SavedModelEstimator
