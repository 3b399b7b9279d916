"""Classes of TensorFlow's own, called as earlier releases took them; plain ones stand for them."""

import abc
import copy
import functools
import inspect
import pickle
import pydoc
import sys
import types
from unittest import mock

import pytest

from contrib_compat import earlier_classes, identity
from contrib_compat.routes import Route
from contrib_compat.routes.route import Earlier

HOME = "tf_contrib_here"


class Making(type):
    """A metaclass of TensorFlow's, which hides the constructor's signature."""

    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        made.made_by = cls
        return made


class Plain:
    """A class like many."""

    limit = 3

    def __init__(self, size, axis=0, name=None):
        """Takes today's arguments."""
        self.given = size, axis, name

    def grow(self):
        """Has the object grow."""
        return self.given[0] + 1

    @classmethod
    def of_two(cls):
        """Makes one."""
        return cls(2)

    @staticmethod
    def kind():
        """Needs no object."""
        return "plain"


class Abstract(abc.ABC):
    """One of which there are no objects."""

    @abc.abstractmethod
    def __init__(self, size, axis=0, name=None):
        """Is to be called by those that are derived."""
        self.given = size, axis, name

    @abc.abstractmethod
    def grow(self):
        """Is another's to say."""


class Made(Plain, metaclass=Making):
    """One with a metaclass."""


BEFORE = (
    Earlier("1.4", "1.6", ("size", "ndims", "dim"), (("dim", "axis"),)),
    Earlier("1.7", "1.8", ("size", "ndims", "axis")),
)


def shown(cls):
    """Returns what a module shows for a class."""
    module = sys.modules.setdefault(HOME, types.ModuleType(HOME))
    module.__loader__ = types.SimpleNamespace(get_source=lambda name: None)
    route = Route(cls.__name__, (HOME,), "", before=BEFORE)
    stand_in = earlier_classes.accepting(cls, route, HOME)
    setattr(module, cls.__name__, stand_in)
    module.__file__ = identity.listed(HOME, None)
    return stand_in


@pytest.fixture(params=[Plain, Made])
def pair(request):
    """A class, and what stands in for it in a module."""
    return request.param, shown(request.param)


def test_what_takes_all_arguments_of_then_is_shown_itself():
    """In whatever place, or as keywords of any name."""

    class Moved:
        def __init__(self, axis=0, ndims=None, size=1, dim=None):
            """Takes them in another order."""

    class Any:
        def __init__(self, size, **kwargs):
            """Takes any."""

    assert shown(Moved) is Moved and shown(Any) is Any


def test_earlier_calls_make_objects_of_the_real_class(pair):
    """By names of then, with what is gone where it is None; today's as they are."""
    cls, stand_in = pair
    for made in (stand_in(1, dim=2), stand_in(size=1, ndims=None, dim=2), stand_in(1, 2)):
        assert type(made) is cls and made.given == (1, 2, None)
    assert stand_in.of_two().given[0] == 2
    restored = pickle.loads(pickle.dumps(stand_in(1, dim=2)))
    assert type(restored) is cls and restored.given == (1, 2, None)


def test_what_is_gone_is_told(pair):
    """As a TypeError, with today's signature."""
    with pytest.raises(TypeError, match=r"\w+: .+; today it is \w+\(size, axis=0, name=None\)"):
        pair[1](1, ndims=0)
    with pytest.raises(TypeError, match=r"today it is \w+\(size, axis=0, name=None\)"):
        pair[1]()


def test_it_is_the_class_to_whatever_compares(pair):
    """Whichever of both an object, a derived class or a key is of."""
    cls, stand_in = pair

    class Real(cls):
        """Derived from the real one."""

    assert stand_in == cls and cls == stand_in and stand_in == shown(cls)
    assert stand_in not in (Real, cls.__name__)
    assert {cls: 1}[stand_in] == {stand_in: 1}[cls] == 1 and stand_in in (int, cls)
    for one in (cls(1), stand_in(1), Real(1)):
        assert isinstance(one, stand_in) and isinstance(one, cls) and not isinstance(1, stand_in)
    for one in (cls, stand_in, Real):
        assert issubclass(one, stand_in) and issubclass(one, cls)
    assert not issubclass(int, stand_in) and not issubclass(stand_in, Real)
    assert stand_in == mock.ANY

    @functools.singledispatch
    def seen(value):
        return "other"

    seen.register(stand_in)(lambda value: "shown")
    assert seen(cls(1)) == seen(Real(1)) == "shown" and seen(1) == "other"


def test_it_reads_like_the_class(pair):
    """Its names, documentation, signature and sources; it is known by contrib's path."""
    cls, stand_in = pair
    assert (stand_in.__name__, stand_in.__doc__) == (cls.__name__, cls.__doc__)
    assert (stand_in.__module__, stand_in.__qualname__) == (HOME, cls.__name__)
    assert repr(stand_in) == f"<class '{HOME}.{cls.__name__}'>"
    assert inspect.isclass(stand_in) and inspect.signature(stand_in) == inspect.signature(cls)
    assert inspect.getsource(stand_in) == inspect.getsource(cls)
    assert set(dir(cls)) <= set(dir(stand_in))
    assert set(vars(stand_in)) == set(vars(cls)) and stand_in.limit == 3
    assert "Has the object grow." in pydoc.render_doc(stand_in)


def test_it_is_pickled_and_copied_by_its_path(pair):
    """And so are the classes that are derived from it."""
    for way in (pickle, pytest.importorskip("cloudpickle")):
        assert pickle.loads(way.dumps(pair[1])) is pair[1]
        base = type("Mine", (pair[1],), {}).__bases__[0]
        assert pickle.loads(way.dumps(base)) is base
    assert copy.copy(pair[1]) is copy.deepcopy(pair[1]) is pair[1]


def test_what_is_set_on_it_is_set_on_the_class(pair):
    """By mocks too, which put back what was there: methods of each kind, and no method."""
    cls, stand_in = pair
    before = dict(vars(cls))
    made = cls(1)
    with mock.patch.object(stand_in, "grow", lambda self: "patched"):
        assert made.grow() == stand_in(1).grow() == "patched"
    with mock.patch.object(stand_in, "kind", staticmethod(lambda: "patched")):
        assert made.kind() == cls.kind() == "patched"
    with mock.patch.object(stand_in, "__init__", lambda self, size: None):
        assert not hasattr(stand_in(1), "given") and not hasattr(shown_type(stand_in)(1), "given")
    with mock.patch.multiple(stand_in, of_two=classmethod(lambda cls: cls), limit=7):
        assert made.limit == 7 and cls.of_two() is cls
    stand_in.added = 1
    assert made.added == 1
    del stand_in.added
    assert dict(vars(cls)) == before and made.grow() == 2 and made.kind() == "plain"


def shown_type(stand_in):
    """Returns a class that a program derives from a stand-in."""

    class Mine(stand_in):
        """Has all from it."""

    return Mine


def test_derived_classes_call_it_as_earlier_releases_did(pair):
    """By ``super()`` and by its name; they are ordinary classes below the real one."""
    cls, stand_in = pair

    class Mine(stand_in):
        def __init__(self, size, **kwargs):
            super().__init__(size, ndims=kwargs.pop("ndims", None), **kwargs)

        def grow(self):
            return super().grow() + 1

    class Old(stand_in):
        def __init__(self, **kwargs):
            stand_in.__init__(self, **kwargs)

    assert Mine(1, dim=2).given == Old(size=1, dim=2).given == (1, 2, None)
    assert Mine(1).grow() == 3 and type(Mine(1)) is Mine and cls in Mine.__mro__
    assert isinstance(Mine(1), stand_in) and issubclass(Mine, stand_in) and issubclass(Mine, cls)
    assert Mine != stand_in and not isinstance(cls(1), Mine)
    for call in (lambda: Mine(1, ndims=0), lambda: Old(size=1, ndims=0)):
        with pytest.raises(TypeError, match=r"today it is \w+\(size, axis=0, name=None\)"):
            call()
    restored = pickle.loads(pickle.dumps(copy.copy(Derived(1, dim=2))))
    assert type(restored) is Derived and restored.given == (1, 2, None)


class Derived(shown(Plain)):
    """Derived in a module, so that its objects can be pickled."""


def test_derived_classes_take_other_bases(pair):
    """Mixins, abstract ones, the real class, and one that is derived from it."""
    cls, stand_in = pair

    class Mixin:
        def grow(self):
            return "mixed in"

    class Real(cls):
        def __init__(self, *, wide):
            super().__init__(wide)

    class Mine(Mixin, stand_in):
        """Has a mixin's method first."""

    class Both(stand_in, Real):
        def __init__(self):
            super().__init__(wide=5)

    class Deep(Real, stand_in):
        """Has the constructor of the one that is derived."""

    assert Mine(1, dim=2).grow() == "mixed in"
    assert Both().given == Deep(wide=5).given == (5, 0, None)
    assert type("Dynamic", (stand_in,), {"limit": 4})(1, dim=2).limit == 4
    assert types.new_class("Dynamic", (stand_in,))(1).limit == 3


@pytest.mark.parametrize("options", [{}, {"metaclass": abc.ABCMeta}])
def test_derived_classes_may_be_abstract(options):
    """With abstract classes beside, or the metaclass of those."""
    bases = (shown(Plain),) if options else (shown(Plain), abc.ABC)

    class Mine(*bases, **options):
        @abc.abstractmethod
        def shrink(self):
            """Is another's to say."""

    class Whole(Mine):
        def shrink(self):
            return 0

    with pytest.raises(TypeError, match="abstract"):
        Mine(1)
    assert Whole(1, dim=2).given == (1, 2, None)


def test_an_abstract_class_stays_abstract():
    """It makes no objects, and others may be registered as derived from it."""
    stand_in = shown(Abstract)
    with pytest.raises(TypeError, match="abstract"):
        stand_in(1)
    assert stand_in.__abstractmethods__ == Abstract.__abstractmethods__
    assert shown_type(stand_in).__abstractmethods__ == Abstract.__abstractmethods__

    class Mine(stand_in):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)

        def grow(self):
            return 1

    class Strange:
        """Is no subclass until it is said to be one."""

    assert Mine(1, dim=2).given == (1, 2, None) and not issubclass(Strange, Abstract)
    assert isinstance(Mine(1), Abstract) and not isinstance(1, Abstract)
    assert not isinstance(Strange(), stand_in)
    stand_in.register(Strange)
    assert isinstance(Strange(), stand_in) and isinstance(Strange(), Abstract)


def test_an_earlier_call_has_the_line_of_the_program(pair):
    """What TensorFlow logs of a constructor names that; it counts frames."""
    files = []

    def constructor(self, size, axis=0, name=None):
        files.append(sys._getframe(1).f_code.co_filename)

    with mock.patch.object(pair[0], "__init__", constructor):
        shown(pair[0])(1, 2)
        if type(pair[0]) is type:
            assert files == [__file__]


def test_the_class_is_not_changed():
    """Neither when a stand-in is made nor when a class is derived from that."""
    before = dict(vars(Plain)), dict(vars(Abstract)), type(Plain), Plain.__mro__
    for cls in (Plain, Abstract):
        shown_type(shown(cls))
    assert (dict(vars(Plain)), dict(vars(Abstract)), type(Plain), Plain.__mro__) == before
