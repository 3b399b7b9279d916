"""All of contrib, module by module."""

import importlib
import json
import os
import subprocess
import sys

import pytest

from contrib_compat import versions
from contrib_compat.legacy.itself import in_use
from contrib_compat.legacy.itself.ours import CONTRIB

pytestmark = pytest.mark.skipif(versions.has_native_contrib(), reason="it has a contrib of its own")

IMPORT_ALL = """
import importlib, json, re, warnings
warnings.simplefilter("ignore")
from contrib_compat import deprecation
from contrib_compat.legacy.itself.contents import known_files
from contrib_compat.legacy.itself.copy import find_copy

deprecation.set_mode("silent")
failures, modules, names = {}, 0, 0
for file in sorted(known_files()):
    found = re.match(r"contrib/(.+?)(/__init__)?\\.py$", file)
    if not found or found.group(1) == "__init__" or not (find_copy() / file).is_file():
        continue
    path, modules = found.group(1).replace("/", "."), modules + 1
    try:
        module = importlib.import_module(f"tf_contrib.{path}")
        for name in dir(module):
            getattr(module, name)
            names += 1
    except BaseException as error:
        failures[path] = repr(error)
print(json.dumps([modules, names, failures]))
"""


#: Their names are answered in tf_contrib.hooks itself, below which there is no package.
NOT_BY_DEEP_PATHS = {"hooks.python.training", "hooks.python.training.profiler_hook"}


@pytest.mark.smoke
def test_every_module_is_imported_and_has_every_name_that_it_lists(copy_of_1_15):
    """None of contrib's 850 modules fails for what TensorFlow, numpy or Python has lost."""
    environment = dict(
        os.environ, PYTHONPATH=os.pathsep.join(sys.path), TF_CONTRIB_FROM=str(copy_of_1_15)
    )
    output = subprocess.check_output([sys.executable, "-c", IMPORT_ALL], env=environment)
    modules, names, failures = json.loads(output.decode().splitlines()[-1])
    assert set(failures) <= NOT_BY_DEEP_PATHS
    # Those for Windows lack 53 files.
    assert modules == (797 if sys.platform == "win32" else 850) and names > 15000


@pytest.fixture
def contrib(copy_of_1_15, quiet):
    """The legacy tree, served from the copy."""
    import tf_contrib

    in_use.choose(copy_of_1_15)
    yield tf_contrib
    in_use.choose(None)


def test_keras_is_keras_2_with_the_layers_of_version_1(contrib):
    """Whichever Keras ``tf.keras`` is; GRU is the one whose checkpoints 1.15 wrote."""
    keras = versions.keras2()
    assert issubclass(contrib.keras.models.Model, keras.Model)
    assert not contrib.keras.layers.GRU(2).reset_after and keras.layers.GRU(2).reset_after


def test_keras_is_whole_by_the_path_that_it_had_before(contrib):
    """What the route table lacks there comes out of the file that 1.15 has elsewhere."""
    optimizers = contrib.keras.optimizers
    assert optimizers is importlib.import_module("tf_contrib.keras.python.keras.optimizers")
    assert optimizers.Optimizer is contrib.keras.api.keras.optimizers.Optimizer
    with pytest.raises(RuntimeError, match="HDF5Matrix"):
        contrib.keras.utils.HDF5Matrix("file.h5", "data")


def test_datasets_are_read_from_the_copy(contrib):
    """Iris and Boston, and the small one of texts, lie beside the functions that read them."""
    datasets = contrib.learn.datasets
    iris, boston = datasets.load_dataset("iris"), datasets.load_dataset("boston")
    assert iris.data.shape == (150, 4) and iris.target[:3].tolist() == [0, 0, 0]
    assert boston.data.shape == (506, 13) and boston.target[:2].tolist() == [24.0, 21.6]
    texts = datasets.text_datasets.load_dbpedia(test_with_fake_data=True)
    assert texts.train.target.tolist() == [1, 2, 3]


def test_what_is_lost_raises_when_it_is_used(contrib):
    """It is there, so that what is beside it can be imported."""
    with pytest.raises(RuntimeError, match=r"NewStatSummarizer"):
        contrib.stat_summarizer.NewStatSummarizer(b"")


@pytest.mark.parametrize("eager", [False, True])
def test_an_op_without_a_kernel_says_so_in_each_mode(contrib, eager):
    """It names itself and the way out, whether it is to run at once or later."""
    from contrib_compat.versions.contrib_stand_ins import MissingKernel

    tf = importlib.import_module("tensorflow.compat.v1")
    mode = importlib.import_module("tensorflow.python.eager.context").eager_mode
    with mode() if eager else tf.Graph().as_default(), pytest.raises(
        MissingKernel, match=r"BytesInUse is an op of tf\.contrib\.memory_stats"
    ):
        contrib.memory_stats.BytesInUse()


def test_contribs_own_files_use_our_names_of_its_estimator(contrib):
    """Those of tensor_forest make heads by them; an unknown name is an ordinary error."""
    from contrib_compat.heads.single import regression_head

    assert contrib.tensor_forest.client.random_forest.TensorForestEstimator
    head = sys.modules[f"{CONTRIB}.tensor_forest.client.random_forest"].core_head_lib
    assert head.regression_head is regression_head
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        head.nothing  # noqa: B018
