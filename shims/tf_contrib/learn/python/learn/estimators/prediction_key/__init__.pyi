# Written by tools/stubs.py.
from contrib_compat.vocabulary.predictions import PredictionKey as PredictionKey
