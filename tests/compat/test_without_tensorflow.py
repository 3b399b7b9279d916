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
    "contrib_compat.exporters.as_exporter": (
        "contrib_compat.exporters.as_exporter("
        "tf_contrib.learn.ExportStrategy('mine', lambda estimator, path: path, None))"
    ),
    "contrib_compat.exporters.as_export_strategy": "contrib_compat.exporters.as_export_strategy(1)",
    "tf.contrib.learn.python.ClusterConfig": "tf_contrib.learn.python.ClusterConfig()",
}
ASKED = ["dir(contrib_compat.estimator)", "pydoc.render_doc(tf_contrib.learn)"]


def said(program, expression, contrib_from="off"):
    """Returns the text of the error that an expression raises."""
    code = f"""
import contrib_compat, contrib_compat.estimator.experimental, pydoc, tf_contrib
try:
    {expression}
except ModuleNotFoundError as error:
    print(error.name, error)
"""
    environment = {"TF_CONTRIB_FROM": contrib_from, "TF_CONTRIB_COMPAT_DEPRECATIONS": "silent"}
    return program(BARRED + code, header=False, environment=environment)


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


@pytest.fixture
def barren(tmp_path):
    """A copy of contrib, whose files can't be executed without a TensorFlow."""
    packages = tmp_path / "packages"
    for path in ("", "layers/"):
        file = packages / "tensorflow_core" / "contrib" / path / "__init__.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('"""Layers."""\nimport tensorflow\n')
    described = packages / "tensorflow-1.15.5.dist-info" / "METADATA"
    described.parent.mkdir()
    described.write_text("Name: tensorflow\nVersion: 1.15.5\n")
    return str(packages)


def test_a_name_of_the_copy_says_it_too(program, barren):
    """In the words of the program."""
    text = said(program, "tf_contrib.layers.fully_connected", barren)
    assert text.startswith("tensorflow tf.contrib.layers.fully_connected needs TensorFlow")


def test_names_of_the_copy_are_listed_without(program, barren):
    """As far as the route table knows them; what help() says first is read from the file."""
    code = """
import tf_contrib
print("optimize_loss" in dir(tf_contrib.layers), "stack" in tf_contrib.layers.__all__)
print(tf_contrib.layers.__doc__, tf_contrib.layers.__file__.endswith("__init__.py"))
"""
    output = program(BARRED + code, header=False, environment={"TF_CONTRIB_FROM": barren})
    assert output.split() == ["True", "True", "Layers.", "True"]


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
