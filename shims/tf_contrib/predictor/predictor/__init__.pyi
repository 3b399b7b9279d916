# Written by tools/stubs.py.
import contrib_compat.predictor.base
import typing_extensions

@typing_extensions.deprecated('tf.contrib.predictor.predictor.Predictor is deprecated: derive from tf.Module')
class Predictor(contrib_compat.predictor.base.Predictor): ...
