"""P10 and P11: an asset of more than 2 GiB is published, linked and verified as any other."""

import os
import resource

import runs

from contrib_compat.exporters import BestExporter, LatestExporter

SIZE = (1 << 31) + 1
MEGABYTES = 200


def peak():
    """Returns the most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_two_gigabytes_and_a_byte(tmp_path, not_durable, monkeypatch):
    """It takes no more memory than a small one; a second exporter links it; its last byte counts.

    The file is all holes but for its last byte, so that it takes no disk.
    """
    checkpoint = tmp_path / "model.ckpt-1"
    (tmp_path / "model.ckpt-1.index").write_bytes(b"index")
    (tmp_path / "model.ckpt-1.data-00000-of-00001").write_bytes(b"data")

    def export_saved_model(self, export_dir_base, receiver_fn=None, **options):
        path = os.path.join(export_dir_base, "1500000000")
        runs.write_tree(path, b"model")
        os.mkdir(os.path.join(path, "assets.extra"))
        with open(os.path.join(path, "assets.extra", "huge"), "wb") as file:
            file.seek(SIZE - 1)
            file.write(b"!")
        return path.encode()

    monkeypatch.setattr(runs.DEFINER, "export_saved_model", export_saved_model)
    estimator = runs.tf_estimator.Estimator(lambda features: None, str(tmp_path))
    before, exports = peak(), []
    for exporter in (BestExporter("best"), LatestExporter("latest", None)):
        base = str(tmp_path / "export" / exporter.name)
        path = exporter.export(estimator, base, str(checkpoint), {"loss": 1.0}, False)
        exports.append(os.fsdecode(path))
    files = [os.path.join(path, "assets.extra", "huge") for path in exports]
    assert os.path.getsize(files[0]) == SIZE and os.path.samefile(*files)
    with open(files[0], "r+b") as file:
        file.seek(SIZE - 1)
        file.write(b"?")
    (problem,) = runs.problems(exports[1])
    assert problem.startswith("changed: assets.extra/huge: ") and f"size {SIZE}, wanted" in problem
    assert peak() - before < MEGABYTES
