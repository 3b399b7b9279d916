"""ExportStrategy.export with nothing to write: native 1.15 against ours, in one process."""

import json

import pairs
from tensorflow.contrib.learn import ExportStrategy as Native

from contrib_compat import deprecation
from tf_contrib.learn import ExportStrategy


def export_fn(estimator, export_path, checkpoint_path, eval_result):
    """Writes nothing."""
    return export_path


def main():
    """Prints the ratio as JSON."""
    deprecation.set_mode("silent")
    strategies = [cls("nothing", export_fn) for cls in (Native, ExportStrategy)]
    native, ours = [
        lambda strategy=strategy: strategy.export(None, "/tmp", "model.ckpt-1", {"loss": 1.0})
        for strategy in strategies
    ]
    dispatched = pairs.compare(ours, native, pairs=21, number=2000)
    print(json.dumps({"native dispatch / ours": dispatched.at_least(10)}))


if __name__ == "__main__":
    main()
