"""help() of every module that users import."""

import pytest

MODULES = [
    "contrib_compat",
    "contrib_compat.deprecation",
    "contrib_compat.estimator",
    "contrib_compat.estimator.experimental",
    "contrib_compat.estimator.export",
    "contrib_compat.estimator.inputs",
    "contrib_compat.estimator.tpu",
    "contrib_compat.exporters",
    "tf_contrib",
    "tf_contrib.estimator",
    "tf_contrib.learn",
    "tf_contrib.learn.monitors",
    "tf_contrib.learn.utils",
]
NAMES = {
    "contrib_compat.estimator": "class DNNClassifier(",
    "contrib_compat.exporters": "class BestExporter(",
    "tf_contrib.learn": "class ExportStrategy(",
}

CODE = """
import importlib, pydoc
for module in {modules!r}:
    found = importlib.import_module(module)
    # Some modules of the legacy tree are one by two paths.
    assert {names!r}.get(module, found.__name__) in pydoc.plain(pydoc.render_doc(found)), module
    print(module)
"""


@pytest.mark.smoke
def test_help_shows_every_public_module(program):
    """Each page is written to its end, and shows the classes."""
    code = CODE.format(modules=MODULES, names=NAMES)
    output = program(code, header=False, environment={"TF_CONTRIB_FROM": "off"})
    assert [line for line in output.split() if line in MODULES] == MODULES
