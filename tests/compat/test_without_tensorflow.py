"""What is said where TensorFlow is not installed."""

import pytest

# Importing TensorFlow fails as it does where there is none, and nothing of it is found.
BARRED = """
import sys

class Barred:
    @staticmethod
    def find_spec(fullname, path=None, target=None):
        if fullname.partition(".")[0] == "tensorflow":
            raise ModuleNotFoundError("No module named 'tensorflow'", name="tensorflow")

sys.meta_path.insert(0, Barred)
"""

USES = {
    "tf.contrib.learn.Experiment": "tf_contrib.learn.Experiment",
    "tf.contrib.learn.make_export_strategy": "tf_contrib.learn.make_export_strategy",
    "contrib_compat.estimator": "contrib_compat.estimator.DNNClassifier",
    "contrib_compat.estimator.experimental.SavedModelEstimator": (
        "contrib_compat.estimator.experimental.SavedModelEstimator"
    ),
    "contrib_compat.exporters.BestExporter": "contrib_compat.exporters.BestExporter",
}
ASKED = ["dir(contrib_compat.estimator)", "pydoc.render_doc(tf_contrib.learn)"]


def said(program, expression):
    """Returns the text of the error that an expression raises."""
    code = f"""
import contrib_compat, contrib_compat.estimator.experimental, pydoc, tf_contrib
try:
    {expression}
except ModuleNotFoundError as error:
    print(error.name, error)
"""
    return program(BARRED + code, header=False, environment={"TF_CONTRIB_FROM": "off"})


@pytest.mark.parametrize("what", sorted(USES))
def test_a_name_says_what_to_install(program, what):
    """The error says which name needs TensorFlow, and the extra that brings one."""
    text = said(program, USES[what])
    assert text.startswith(f"tensorflow {what} needs TensorFlow, which is not installed.")
    assert text.endswith("pip install 'tf-contrib-compat[tensorflow]'")


@pytest.mark.parametrize("expression", ASKED)
def test_dir_and_help_say_it_too(program, expression):
    """What has to know all names can't say less."""
    assert "pip install 'tf-contrib-compat[tensorflow]'" in said(program, expression)


def test_what_needs_none_works_without(program):
    """Constants, names of the tree and unknown names are as they are with TensorFlow."""
    output = program(
        BARRED
        + """
import tf_contrib
from contrib_compat import exporters
print(tf_contrib.learn.ModeKeys.INFER, "Experiment" in dir(tf_contrib.learn))
print(hasattr(tf_contrib.learn, "there_is_no_such_thing"), "BestExporter" in dir(exporters))
""",
        header=False,
        environment={"TF_CONTRIB_FROM": "off"},
    )
    assert output.split() == ["infer", "True", "False", "True"]
