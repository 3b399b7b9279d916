# Written by tools/stubs.py.
from contrib_compat.successors import Model as Model
from contrib_compat.successors import Sequential as Sequential
from contrib_compat.successors import model_from_config as model_from_config
from contrib_compat.successors import model_from_yaml as model_from_yaml
from tf_contrib.keras.models import load_model as load_model
from tf_contrib.keras.models import model_from_json as model_from_json
from tf_contrib.keras.models import save_model as save_model
