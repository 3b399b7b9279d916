# Written by tools/stubs.py.
from tf_contrib.estimator import export_all_saved_models as export_all_saved_models
from tf_contrib.estimator import export_saved_model_for_mode as export_saved_model_for_mode
