# Written by tools/stubs.py from the route table.
from contrib_compat.vocabulary.predictions import PredictionKey as PredictionKey
