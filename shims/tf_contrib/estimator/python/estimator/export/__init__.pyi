# Written by tools/stubs.py from the route table.
from contrib_compat.saved_model.exports import export_all_saved_models as export_all_saved_models
from contrib_compat.saved_model.exports import export_saved_model_for_mode as export_saved_model_for_mode
