"""Hyperparameters, compared with native: parsing, types, errors, JSON, protocol buffers."""

import copy
import json
import pickle

import pytest
from batteries import cases, raised

TYPES = {"i": int, "f": float, "s": str, "b": bool, "a.b": int, "u": str}

TEXTS = [
    "",
    "i=1",
    "i=1,f=2.5,s=hello,b=true",
    "i=-12 ,f=-.54e89, s=a b , b=False",
    "i=1,",
    "i=1,  ",
    ",i=1",
    "i",
    "i=",
    "s=",
    "i =1",
    "i= 1",
    "i==1",
    "i=1.5",
    "i=x",
    "f=x",
    "b=1",
    "b=2",
    "b=yes",
    "b=",
    "s=a=b",
    "s=a[b",
    "s=a]b",
    "i=[1,2,3]",
    "i=[1 2, 3]",
    "i=[]",
    "i=[1,x]",
    "i=[1,2",
    "i=[1],f=[0.5,1e-3]",
    "s=[relu,tanh]",
    "b=[true,0,False]",
    "b=[true,maybe]",
    "i[1]=4",
    "i[1]=4,i[0]=5",
    "i[ 1 ] = 4",
    "i[01]=4,i[1]=5",
    "i[-1]=4",
    "i[1]=[1,2]",
    "i=1,i=2",
    "i[1]=1,i=2",
    "i=[1,2],i[0]=3",
    "i[1]=1,i[1]=2",
    "i=[1],i=[2]",
    "a.b=3",
    "x=1",
    "x=1,i=2",
    "1i=1",
    "i=1;f=2",
    "s='a,b'",
    "u=ü",
    "i=1\n,f=2",
]


def parsed(contrib, text, **named):
    try:
        return contrib.training.parse_values(text, TYPES, **named)
    except Exception as error:
        return [type(error).__name__, str(error)]


def case_texts(contrib, tf, tmp):
    return {text: parsed(contrib, text) for text in TEXTS}


def case_texts_with_unknown_names(contrib, tf, tmp):
    return {text: parsed(contrib, text, ignore_unknown=True) for text in TEXTS}


def made(contrib):
    return contrib.training.HParams(
        i=1, f=0.5, s="a", b=True, none=None, ints=[1, 2], texts=("x", "y"), bools=[True]
    )


VALUES = [2, 2.0, 2.5, True, "b", b"b", None, [3, 4], [3, 4.5], (3, 4), ["z"], [False], [], {}]


def case_set_hparam(contrib, tf, tmp):
    seen = {}
    for name in ("i", "f", "s", "b", "none", "ints", "texts", "bools"):
        for value in VALUES:
            params = made(contrib)
            error = raised(params.set_hparam, name, value)
            after = getattr(params, name)
            seen[f"{name} {value!r}"] = [error, repr(after), type(after).__name__]
    return seen


def case_get(contrib, tf, tmp):
    params = made(contrib)
    seen = {}
    for name in ("i", "f", "s", "b", "none", "ints", "missing"):
        for default in VALUES:
            found = raised(params.get, name, default)
            if found == "nothing":
                found = repr(params.get(name, default))
            seen[f"{name} {default!r}"] = found
    return [seen, params.get("i"), params.get("missing")]


def case_parse(contrib, tf, tmp):
    seen = {}
    for text in ("i=4,f=2,s=z,b=false", "ints=[4,5,6]", "ints[1]=3", "i=[1]", "texts=x", "x=1"):
        params = made(contrib)
        error = raised(params.parse, text)
        seen[text] = [error, repr(params), params.parse("i=9") is params]
    return seen


def case_none_has_no_text(contrib, tf, tmp):
    return raised(made(contrib).parse, "none=1")[0]


def case_add_and_delete(contrib, tf, tmp):
    params = contrib.training.HParams(a=1)
    seen = [raised(params.add_hparam, name, 1) for name in ("a", "values", "parse", "get")]
    seen.append(raised(params.add_hparam, "empty", []))
    params.add_hparam("nothing", None)
    params.add_hparam("nothing", 3)
    params.add_hparam("dotted.name", 2)
    params.del_hparam("a")
    params.del_hparam("never")
    seen += [repr(params), "a" in params, "nothing" in params, hasattr(params, "a")]
    params.add_hparam("a", "text")
    return [*seen, params.values(), raised(params.set_hparam, "missing", 1)[0]]


def case_text_and_attributes(contrib, tf, tmp):
    params = contrib.training.HParams(b=2, a=[1.5, 2.5], c="x")
    params.b = 7.5  # Attributes mind no types.

    class Mine(contrib.training.HParams):
        pass

    return [str(params), repr(params), params.values(), repr(Mine(x=1)), params.b]


def case_json(contrib, tf, tmp):
    params = contrib.training.HParams(b=2, a=[1.5, 2.5], c="x", d=True)
    texts = [
        params.to_json(),
        params.to_json(sort_keys=True),
        params.to_json(indent=1, sort_keys=True),
        params.to_json(separators=(",", ":")),
    ]
    again = params.parse_json('{"b": 3, "a": [1], "c": "y"}')
    return [
        [json.loads(text) for text in texts],
        texts[1:3],
        again is params,
        repr(params),
        raised(params.parse_json, '{"b": 1.5}'),
        raised(params.parse_json, '{"a": 1}'),
        raised(params.parse_json, '{"z": 1}'),
        raised(params.parse_json, "{")[0],
    ]


def case_override(contrib, tf, tmp):
    params = contrib.training.HParams(a=1, b=[1])
    seen = [params.override_from_dict({"a": 2, "b": [3, 4]}) is params, repr(params)]
    seen += [params.set_from_map({"a": 5}) is params, repr(params)]
    return [*seen, raised(params.override_from_dict, {"b": {0: 3}}), repr(params)]


def case_model_structure(contrib, tf, tmp):
    params = contrib.training.HParams(model_structure="layers", a=1)
    before = params.get_model_structure()
    params.set_model_structure("others")
    return [before, params.get_model_structure(), params.values()]


def case_copies(contrib, tf, tmp):
    params = contrib.training.HParams(a=[1, 2], b="x")
    deep = copy.deepcopy(params)
    deep.a.append(3)
    shallow = copy.copy(params)
    shallow.set_hparam("b", "y")
    return [repr(deep), repr(shallow), repr(params), repr(pickle.loads(pickle.dumps(deep)))]


def case_protocol_buffer(contrib, tf, tmp):
    HParams = contrib.training.HParams
    params = HParams(i=1, f=0.5, s="ä", b=True, n=[1, 2], x=[0.5], t=["a", "b"], bs=[True, False])
    message = params.to_proto()
    restored = [HParams(hparam_def=message), HParams.from_proto(message)]
    again = type(message).FromString(message.SerializeToString())
    return [
        [repr(one) for one in restored],
        repr(HParams(hparam_def=again)),
        str(message.hparam["t"]),
        message.DESCRIPTOR.full_name,
        message.DESCRIPTOR.file.name,
        sorted(
            [field.name, field.number]
            for field in message.DESCRIPTOR.nested_types_by_name["HParamType"].fields
        ),
        raised(HParams, hparam_def=message, a=1),
        raised(HParams, hparam_def="text")[0],
        raised(HParams(c=1j).to_proto),
        raised(HParams(c=None).to_proto),
    ]


CASES = cases(globals())


@pytest.mark.parametrize("name", sorted(CASES))
def test_hyperparameters(check, name):
    """Each answer and each error is native's, by type and by text."""
    check(name)
