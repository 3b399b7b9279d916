"""Records that release 0.1.0 wrote, byte for byte, are read by all that come."""

import json
import os
from pathlib import Path

import pytest

from contrib_compat.evaluations.comparison import Comparison
from contrib_compat.publishing.additions import LOCK, STEPS_RECORD, ledger_name
from contrib_compat.publishing.best_memory import BestMemory
from contrib_compat.publishing.collection import collect_garbage
from contrib_compat.publishing.ledger import Ledger
from contrib_compat.publishing.manifest import problems
from contrib_compat.publishing.memory import Memory
from contrib_compat.publishing.records import best_export_in
from contrib_compat.publishing.reservation import reserve

# Two evaluations with a best, a latest and a steps exporter; and that of step 3, in which each was
# killed while it exported. By path, with what was in the files.
STATES = json.loads((Path(__file__).parent / "frozen_records.json").read_text())


@pytest.fixture(params=sorted(STATES))
def state(request):
    """How the run ended: of itself, or killed."""
    return request.param


@pytest.fixture
def model_dir(tmp_path, state):
    """The model directory as it was left."""
    for path, text in STATES[state].items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def publish(base, version):
    """Makes what counts as an export."""
    (base / version).mkdir()
    (base / version / "saved_model.pb").touch()


def best(base):
    """Returns what a process that is started now knows of the best."""
    comparison = Comparison(
        lambda best, candidate: candidate["loss"] < best["loss"],
        ("best", "candidate"),
        by_name=True,
        by_loss=False,
    )
    return BestMemory(str(base), comparison, True).recall().best


def test_the_best_record(model_dir, state):
    """The best is that of step 2; of the run that was killed that of step 3, if that is there."""
    base = model_dir / "export" / "best"
    known = best(base)
    assert (known["loss"], known["global_step"]) == (1.5, 2)
    assert known["confusion"].tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert best_export_in(str(base), os.listdir(str(base))) == "1500000019"
    publish(base, "1500000100")
    assert best(base)["loss"] == (1.5 if state == "ended" else 1.0)


def test_the_best_record_protects(model_dir, state):
    """What it names stays, however many are newer; or what was published when it was killed."""
    base = model_dir / "export" / "best"
    for version in ("1500000100", "1500000101"):
        publish(base, version)
    collect_garbage(str(base), 2, str(base / "1500000101"))
    left = sorted(path.name for path in base.iterdir() if path.name.isdigit())
    other = "1500000019" if state == "ended" else "1500000100"
    assert left == [other, "1500000101"]


def test_the_steps_record(model_dir, state):
    """Step 2 is done, and step 3 where its export is there."""
    base = model_dir / "export" / "steps"
    assert Memory(str(base), STEPS_RECORD).recall().what == {"step": 2}
    publish(base, "1500000100")
    expected = 2 if state == "ended" else 3
    assert Memory(str(base), STEPS_RECORD).recall().what == {"step": expected}


@pytest.mark.parametrize("place", ["as it was left", "where it lies now"])
def test_the_ledger(model_dir, state, place):
    """Each strategy exported the checkpoint of step 2, or owes that of step 3."""
    ledger = Ledger(str(model_dir))
    left = model_dir / "exports_of_experiment"
    for file in left.iterdir() if place == "where it lies now" else ():
        file.rename(model_dir / "export" / file.stem / ledger_name(1))
    for name, version in (("best", "1500000019"), ("latest", "1500000024")):
        export = str(model_dir / "export" / name / version)
        if state == "ended":
            exported = ledger.exported(name, "model.ckpt-2")
            assert os.fsdecode(exported) == export and isinstance(exported, bytes)
            assert ledger.is_owed(name, "model.ckpt-3")
        else:
            assert ledger.exported(name, "model.ckpt-3") is None
            assert ledger.is_owed(name, "model.ckpt-3")
            publish(model_dir / "export" / name, "1500000100")
            assert not ledger.is_owed(name, "model.ckpt-3")


def test_the_next_record_of_a_ledger_lies_beside_the_exports(model_dir):
    """What was left elsewhere says no more then."""
    ledger = Ledger(str(model_dir))
    ledger.always("best", "model.ckpt-4", lambda: "somewhere")
    assert ledger.exported("best", "model.ckpt-4") == "somewhere"
    assert (model_dir / "export" / "best" / ledger_name(1)).is_file()
    assert ledger.is_owed("latest", "model.ckpt-4"), "of other strategies it says what it did"


def test_the_lock(model_dir):
    """A version is greater than all that were reserved, also those that were never published."""
    base = model_dir / "export" / "latest"
    assert (base / LOCK).read_text() >= "1500000024"
    (base / LOCK).write_text("1500000900")
    assert reserve(str(base), 1500000000).version == 1500000901


def test_the_manifests(model_dir):
    """All exports are verified, and none that was changed."""
    exports = [path for path in model_dir.glob("export/*/*") if path.is_dir()]
    assert len(exports) == 6
    assert [problems(str(path)) for path in exports] == [[]] * 6
    with (exports[0] / "saved_model.pb").open("ab") as file:
        file.write(b"!")
    assert len(problems(str(exports[0]))) == 1
