"""How Sphinx makes the site: ``tox -e docs``, or ``sphinx-build -W -n docs site``.

What is data elsewhere (the route table, the messages, the order of the rooms) is written as pages
below docs/made before each build, by the programs of tools/. Nothing of it is committed.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / name) for name in ("compat", "shims", "tools")]

import site_pages  # noqa: E402

import contrib_compat  # noqa: E402

project = "tf-contrib-compat"
author = "the authors of tf-contrib-compat"
copyright = "%Y, " + author
version = release = contrib_compat.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
# What other pages include.
exclude_patterns = ["made/benchmarks.md", "made/estimator.md"]
nitpicky = True

myst_enable_extensions = ["attrs_inline", "attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3
# "## Title" may be followed by anything: pages begin at their own level.
suppress_warnings = ["myst.header"]

# The reference shows the words of docstrings, and signatures without the types' long names.
autodoc_typehints = "none"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "show-inheritance": False}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
nitpick_ignore = [
    # What docstrings name that is not for users.
    ("py:class", "contrib_compat.exporters.saved_model.SavedModelExporter"),
    ("py:exc", "CopyError"),
    ("py:func", "exporter_of"),
    ("py:mod", "contrib_compat.identity"),
]
# What is TensorFlow's has no page here.
nitpick_ignore_regex = [("py:.*", r"tf\..*")]

html_theme = "furo"
html_title = f"tf-contrib-compat {version}"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}


def setup(app):
    """Has the pages that are made from data written before Sphinx looks for pages."""
    app.connect("builder-inited", lambda app: site_pages.write(Path(app.srcdir) / "made"))
