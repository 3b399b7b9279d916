"""What a program sees, and nobody else."""

import pytest


@pytest.mark.smoke
def test_a_program_sees_tensorflow_1(home):
    """Each form of an import gives the program the names and the version of TensorFlow 1."""
    told = home.run(
        """
        import importlib
        import tensorflow as tf
        import tensorflow.compat.v1
        import tensorflow.contrib.learn
        from tensorflow import VERSION, contrib, placeholder
        from tensorflow.contrib import learn
        from tensorflow.contrib.learn.python.learn import learn_runner
        import tf_contrib

        assert tf.__version__ == VERSION == tf.version.VERSION == "1.15.5"
        assert tf.contrib is contrib is tf_contrib
        assert tf.contrib.learn is learn is tensorflow.contrib.learn
        assert learn_runner is tf_contrib.learn.python.learn.learn_runner
        assert importlib.import_module("tensorflow").VERSION == VERSION
        assert importlib.import_module("tensorflow.contrib.learn") is learn
        assert __import__("tensorflow").VERSION == eval("__import__('tensorflow').VERSION")
        names = {}
        exec("import tensorflow as tf", names)
        assert names["tf"] is tf
        print(placeholder())
        """
    )
    assert told == "a placeholder of version 1\n"


def test_a_library_sees_the_tensorflow_installed(home):
    """A module below site-packages keeps its TensorFlow, and sys.modules has that one."""
    home.run(
        """
        import sys
        import library
        import tensorflow as tf
        assert library.version == "2.21.0" == sys.modules["tensorflow"].__version__
        assert library.tf is sys.modules["tensorflow"] is not tf
        assert tf.__version__ == "1.15.5"
        """
    )


def test_modules_of_the_program_see_it_too(home):
    """A file below the script's directory has the program's TensorFlow, also when reloaded."""
    home.run(
        """
        import importlib
        import trainer.model
        assert trainer.model.tf.__version__ == "1.15.5"
        assert importlib.reload(trainer.model).tf.__version__ == "1.15.5"
        """,
        files={"trainer/__init__.py": "", "trainer/model.py": "import tensorflow as tf"},
    )


def test_a_package_can_be_treated_as_the_programs(home):
    """--also PACKAGE gives an installed package of the time the program's TensorFlow."""
    home.run("import library; assert library.version == '1.15.5'", "--also", "library")


def test_the_mode_can_be_left_alone(home):
    """With --no-tf1 TensorFlow 2's behaviour is not switched off."""
    told = home.run("import tensorflow as tf; print(tf.placeholder())", "--no-tf1")
    assert told == "a placeholder of \n"


def test_what_is_located_by_its_name_is_the_programs(home):
    """pydoc.locate finds what the program's own import statements would, or nothing."""
    (home.libraries / "tensorflow/compat/v1/broken.py").write_text("1 / 0")
    home.run(
        """
        import pydoc
        import tensorflow as tf
        from pydoc import locate
        from tensorflow.compat.v1 import version
        assert locate("tensorflow") is tf
        assert locate("tensorflow.placeholder") is tf.placeholder
        assert locate("tensorflow.contrib.training.HParams") is tf.contrib.training.HParams
        assert locate("tensorflow.compat.v1.version").__name__.endswith("version")
        assert locate("tensorflow.none") is locate("tensorflow.none.at.all") is None
        tf.lazy = type(locate("types"))("tensorflow._api.v2.lazy")
        assert locate("tensorflow.lazy.none") is None
        assert locate("collections.OrderedDict").__name__ == "OrderedDict"
        assert locate("none") is None
        try:
            locate("tensorflow.broken")
        except pydoc.ErrorDuringImport as error:
            assert "ZeroDivisionError" in str(error)
        else:
            raise AssertionError
        """
    )
