# Written by tools/stubs.py from the route table.
from contrib_compat.vocabulary.predictions import COLLECTION_DEF_KEY_FOR_INPUT_FEATURE_KEYS as COLLECTION_DEF_KEY_FOR_INPUT_FEATURE_KEYS
from contrib_compat.vocabulary.predictions import ProblemType as ProblemType
