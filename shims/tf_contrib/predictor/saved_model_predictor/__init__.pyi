# Written by tools/stubs.py.
from contrib_compat.predictor.saved_models import DEFAULT_TAGS as DEFAULT_TAGS
import contrib_compat.predictor.saved_models
import tf_contrib.predictor.predictor
import typing
import typing_extensions

@typing_extensions.deprecated('tf.contrib.predictor.saved_model_predictor.SavedModelPredictor is deprecated: use tf.saved_model.load, whose signatures are functions')
class SavedModelPredictor(contrib_compat.predictor.saved_models.SavedModelPredictor, tf_contrib.predictor.predictor.Predictor): ...

@typing_extensions.deprecated('tf.contrib.predictor.saved_model_predictor.get_meta_graph_def is deprecated: use tf.saved_model.load, which takes other arguments')
def get_meta_graph_def(saved_model_dir: typing.Any, tags: str) -> typing.Any: ...
