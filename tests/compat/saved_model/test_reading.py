"""SavedModels as protocol buffers; reading them is compared with native beside the predictors."""

import pytest

from contrib_compat.saved_model import reading


def test_a_signature_is_found_by_its_key(tf):
    """As releases before 1.15 had it; a key that is unknown is named, and makes no signature."""
    meta_graph = tf.MetaGraphDef()
    meta_graph.signature_def["serving_default"].method_name = "predict"
    found = reading.get_signature_def_by_key(meta_graph, "serving_default")
    assert found.method_name == "predict"
    with pytest.raises(ValueError, match="No SignatureDef with key 'other'"):
        reading.get_signature_def_by_key(meta_graph, "other")
    assert list(meta_graph.signature_def) == ["serving_default"]
