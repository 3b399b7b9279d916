"""Names of the time, for the program's modules alone."""

import importlib
import sys

import pytest

from contrib_compat.programs import period
from contrib_compat.programs.settings import PARTS

# Parts that are of packages which may not be there.
OTHERS = ("numpy", "pandas", "pillow", "scipy")

# Stand-ins without what newer releases have not, whatever is installed here.
NUMPY = {
    "numpy/__init__.py": """
        bool = "numpy's own"
        nan = "not a number"
        asked = []

        def __getattr__(name):
            asked.append(name)
            raise AttributeError("numpy says: no " + name)
        """,
    "scipy/__init__.py": "",
    "PIL/__init__.py": "",
    "PIL/Image.py": "        LANCZOS = 'sharp'",
}


@pytest.fixture
def old_home(home):
    """A directory for programs, with a numpy and a scipy that lack the names of the time."""
    for name, text in NUMPY.items():
        path = home.libraries / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(line[8:] for line in text.splitlines()))
    return home


@pytest.mark.smoke
def test_a_program_finds_the_names_of_its_time(old_home):
    """Missing names are there by attribute, by from-import and by getattr; others stay as today."""
    old_home.run(
        """
        import base64, collections, fractions, inspect, time, unittest
        import numpy as np
        import scipy
        import xml.etree.cElementTree as tree
        from collections import Mapping, MutableSequence
        from numpy import float as numpy_float
        from PIL import Image
        from scipy import nan
        import collections.abc, shlex, xml.etree.ElementTree

        assert np.float is numpy_float is getattr(np, "float") is float
        assert np.bool == "numpy's own"
        assert np.NaN == nan == scipy.nan == "not a number"
        assert (Mapping, MutableSequence) == (
            collections.abc.Mapping, collections.abc.MutableSequence)
        assert inspect.getargspec(lambda a, b=1, *c, **d: 0) == (["a", "b"], "c", "d", (1,))
        assert fractions.gcd(12, 18) == 6 and base64.encodestring(b"x") == b"eA==\\n"
        assert time.clock() >= 0 and Image.ANTIALIAS == "sharp"
        assert tree.Element is xml.etree.ElementTree.Element

        class Test(unittest.TestCase):
            def test(self):
                self.assertEquals(1, 1)
                with self.assertRaisesRegexp(ValueError, "x"):
                    raise ValueError("x")

        assert unittest.main(argv=["x"], exit=False).result.wasSuccessful()
        """
    )


def test_classes_have_the_methods_of_their_time(home):
    """Methods of classes that Python renamed are there, of classes in C, too."""
    home.run(
        """
        import array, configparser, io, locale, threading, unittest
        from xml.etree import ElementTree

        tree = ElementTree.fromstring("<a><b/><c/></a>")
        assert [child.tag for child in tree.getchildren()] == ["b", "c"]
        assert len(list(tree.getiterator("b"))) == 1
        assert len(list(ElementTree.ElementTree(tree).getiterator())) == 3
        letters = array.array("b", b"a")
        letters.fromstring(b"b")
        assert letters.tostring() == b"ab"
        settings = configparser.SafeConfigParser()
        settings.readfp(io.StringIO("[a]\\nb = 1"))
        assert settings.get("a", "b") == "1" and locale.format("%d", 3) == "3"
        assert not threading.Thread().isAlive()

        class Test(unittest.TestCase):
            def test(self):
                self.failUnless(True)
                self.failIfEqual(1, 2)
                self.assertDictContainsSubset({"a": 1}, {"a": 1, "b": 2})
                for other in ({"a": 2}, {"b": 1}):
                    with self.assertRaises(AssertionError):
                        self.assertDictContainsSubset(other, {"a": 1})

            def check(self):
                self.fail()

        tests = unittest.makeSuite(Test)
        assert tests.countTestCases() == 1 == unittest.makeSuite(Test, "check").countTestCases()
        assert unittest.TextTestRunner().run(tests).wasSuccessful()
        assert unittest.findTestCases(__import__("__main__")).countTestCases() == 1
        """
    )


def test_classes_answer_where_others_imported_them(home):
    """A program is handed instances of classes that it never imported, as tf.test's test cases."""
    home.run(
        """
        import doctest
        assert doctest.DocTestCase.assertEquals
        """
    )


def test_a_library_sees_what_it_saw(old_home):
    """Modules that answer a program tell a library nothing, in the words that they had before."""
    told = old_home.run(
        """
        import collections, sys, unittest
        import numpy as np
        import library
        np.float, unittest.TestCase().assertEquals
        assert not library.asked(np, "float") and np.asked == ["float"]
        assert library.asked(collections, "Mapping") is (sys.version_info < (3, 10))
        assert library.asked(unittest.TestCase(), "assertEquals") is (sys.version_info < (3, 12))
        try:
            np.flot
        except AttributeError as error:
            print(error)
        try:
            collections.Maping
        except AttributeError as error:
            print(error)
        """
    )
    assert told.splitlines()[0] == "numpy says: no flot"
    assert told.splitlines()[1].startswith("module 'collections' has no attribute 'Maping'")


def test_what_is_there_costs_nothing_more(old_home):
    """The module object and its dictionary are the same; what is written to it is there for all."""
    old_home.run(
        """
        import sys
        import numpy as np
        assert np is sys.modules["numpy"] and type(np) is type(sys)
        np.float = "set"
        assert np.float == "set" == sys.modules["numpy"].float
        """
    )


def test_a_part_can_be_switched_off(old_home):
    """--without PART leaves its names missing, and those of the other parts answered."""
    old_home.run(
        """
        import collections, time
        import numpy as np
        assert not hasattr(np, "float")
        assert time.clock
        """,
        "--without",
        "numpy",
    )


def test_the_module_imp_is_there(old_home):
    """A program of the time loads files by imp, as modules of the program."""
    old_home.run(
        """
        import imp, json
        import tensorflow as tf
        trainer = imp.load_source("trainer", "other/trainer.py")
        assert trainer.tf.VERSION == "1.15.5"
        found = imp.find_module("pack", ["other"])
        assert imp.load_module("pack", *found).name == "pack"
        file, path, details = imp.find_module("trainer", ["other"])
        with file:
            assert file.read().startswith("import") and details == (".py", "r", imp.PY_SOURCE)
        assert imp.reload(json) is json
        assert imp.new_module("x").__name__ == "x"
        """,
        files={
            "other/trainer.py": "import tensorflow as tf",
            "other/pack/__init__.py": "name = __name__",
        },
    )


def test_pkg_resources_is_there(old_home):
    """A program reads its files by it, and asks what is installed, where setuptools lost it."""
    old_home.run(
        """
        import sys
        sys.modules.pop("pkg_resources", None)
        import pkg_resources, trainer
        from pkg_resources import resource_filename
        assert trainer.text == b"a text"
        assert resource_filename("trainer", "a/b.txt").endswith("b.txt")
        assert pkg_resources.resource_listdir("trainer", "a") == ["b.txt"]
        assert pkg_resources.resource_exists("trainer", "a/b.txt")
        assert pkg_resources.parse_version("1.9") < pkg_resources.parse_version("1.15.5")
        assert pkg_resources.get_distribution("tensorflow").project_name == "tensorflow"
        try:
            pkg_resources.require("nobody-has-this")
        except pkg_resources.DistributionNotFound:
            pass
        else:
            sys.exit("It was found")
        """,
        files={
            "trainer/__init__.py": """
                import pkg_resources
                text = pkg_resources.resource_string(__name__, "a/b.txt")
                """,
            "trainer/a/b.txt": "a text",
        },
    )


def test_private_names_of_tensorflow_that_moved_are_found(home):
    """What TensorFlow's private modules lost is answered to the program, and to no library."""
    home.run(
        """
        import library
        from tensorflow.python.framework import ops, tensor
        from tensorflow.python.framework.ops import Tensor
        assert ops.Tensor is Tensor is tensor.Tensor
        assert ops.Graph and not library.asked(ops, "Tensor")
        """
    )
    home.run(
        """
        from tensorflow.python.framework import ops
        assert not hasattr(ops, "Tensor")
        """,
        "--without",
        "tensorflow",
    )


def test_the_table_is_whole():
    """Each line has a part that can be switched off, and a reason that is a sentence."""
    table = period.lines()
    assert len({line.was for line in table}) == len(table)
    for line in table:
        assert line.part in PARTS and line.why.endswith("."), line


def test_each_place_is_there():
    """What the table leads to in the standard library and in this package exists."""
    for line in period.lines():
        module, _, names = line.to.partition(":")
        if line.part in OTHERS and not module.startswith("contrib_compat."):
            continue
        if line.was.endswith("ByteString") and sys.version_info >= (3, 14):
            continue
        found = importlib.import_module(module)
        for name in filter(None, names.split(".")):
            found = getattr(found, name)


@pytest.mark.needs("numpy")
def test_arrays_have_the_methods_of_the_time(home):
    """A program's arrays and scalars answer for a method that numpy took out; a library's don't."""
    home.run(
        """
        import numpy as np
        import library
        x = np.array([[1, 2], [3, 5]], np.uint8)
        assert x.tostring() == x.tobytes() == np.ndarray.tostring(x)
        assert np.float32(1).tostring() == np.float32(1).tobytes()
        assert x.ptp() == 4 and list(x.ptp(axis=0)) == [2, 3] and np.int64(7).ptp() == 0
        x.itemset(3, 9)
        x.itemset((0, 1), 7)
        assert x.tolist() == [[1, 7], [3, 9]]
        assert np.array([1], "<i2").newbyteorder()[0] == 256
        assert not hasattr(x, "absent")
        assert np.cast["float32"](x).dtype == np.float32 and np.msort([3, 1]).tolist() == [1, 3]
        assert library.asked(x, "ptp") == (int(np.__version__.split(".")[0]) < 2)
        """
    )


@pytest.mark.needs("numpy")
def test_each_place_in_numpy_is_there():
    """A name that the numpy installed lacks is where the table says."""
    numpy = importlib.import_module("numpy")
    for line in period.lines():
        name = line.was.rpartition(".")[2]
        if line.part == "numpy" and name not in dir(numpy):
            assert period.fetch(line.to) is not None
