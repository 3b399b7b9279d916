"""What TF_CONFIG says, and how it is refused."""

import json

import pytest

from contrib_compat.learn.tf_config import TFConfig, read_tf_config


@pytest.fixture
def read(monkeypatch):
    """Reads a TF_CONFIG that is given as text or as what to make JSON of."""

    def read_one(value):
        text = value if isinstance(value, str) else json.dumps(value)
        monkeypatch.setenv("TF_CONFIG", text)
        return read_tf_config()

    return read_one


def test_all_parts(read):
    """Each part is found where TF_CONFIG has it."""
    config = {
        "cluster": {"worker": ["h:1", "h:2"]},
        "task": {"type": "worker", "index": 1},
        "environment": "cloud",
        "model_dir": "/tmp/model",
    }
    assert read(config) == ({"worker": ["h:1", "h:2"]}, "worker", 1, "cloud", "/tmp/model")


@pytest.mark.parametrize(
    "value", ["", "{}", {"task": {}}, {"task": {"type": None, "index": None}}, {"cluster": {}}]
)
def test_parts_that_are_left_out(read, value):
    """Parts that are not there, or null, have their defaults."""
    assert read(value) == TFConfig({}, None, 0, None, None)


def test_not_set(monkeypatch):
    """Without TF_CONFIG there is neither a cluster nor a task."""
    monkeypatch.delenv("TF_CONFIG", raising=False)
    assert read_tf_config() == TFConfig({}, None, 0, None, None)


@pytest.mark.parametrize(("index", "is_read_as"), [(2, 2), ("2", 2), ("", 0), (1.5, 1)])
def test_index(read, index, is_read_as):
    """An index may be a number or a text that is one, as natively."""
    assert read({"task": {"type": "worker", "index": index}}).task_id == is_read_as


WRONG = {
    "{": "TF_CONFIG is not JSON",
    "[]": r"TF_CONFIG: got \[\], wanted a JSON object",
    '"worker"': 'TF_CONFIG: got "worker", wanted a JSON object',
    '{"task": "worker"}': 'TF_CONFIG: task: got "worker", wanted an object',
    '{"task": null}': "TF_CONFIG: task: got null, wanted an object",
    '{"task": []}': r"TF_CONFIG: task: got \[\], wanted an object",
    '{"task": {"type": 5}}': "TF_CONFIG: task.type: got 5, wanted a text",
    '{"task": {"index": "x"}}': 'TF_CONFIG: task.index: got "x", wanted a number',
    '{"task": {"index": [1]}}': r"TF_CONFIG: task.index: got \[1\], wanted a number",
    '{"task": {"index": Infinity}}': "TF_CONFIG: task.index: got Infinity, wanted a number",
    '{"cluster": null}': "TF_CONFIG: cluster: got null, wanted an object",
    '{"cluster": ["h:1"]}': r'TF_CONFIG: cluster: got \["h:1"\], wanted an object',
}


@pytest.mark.parametrize("text", WRONG)
def test_wrong_shapes(read, text):
    """What is not of TF_CONFIG's shape is a ValueError with key, what came and what is wanted."""
    with pytest.raises(ValueError, match=WRONG[text]):
        read(text)
