"""What to install for the packages that successors lie in."""

from __future__ import annotations

from typing import Optional

#: How the index calls them, by the names that programs import or abbreviate them by.
DISTRIBUTIONS = {
    "kfac": "kfac",
    "sklearn": "scikit-learn",
    "tensorboard": "tensorboard",
    "tensorflow_addons": "tensorflow-addons",
    "tensorflow_gan": "tensorflow-gan",
    "tensorflow_probability": "tensorflow-probability",
    "tf_keras": "tf-keras",
    "tf_slim": "tf-slim",
    "tfa": "tensorflow-addons",
    "tfco": "tensorflow-constrained-optimization",
    "tfio": "tensorflow-io",
    "tfmot": "tensorflow-model-optimization",
    "tfp": "tensorflow-probability",
    "ydf": "ydf",
}


def distribution(symbol: Optional[str]) -> Optional[str]:
    """Returns what to install for a symbol: ``"tf-slim"``; None where TensorFlow brings it.

    Args:
      symbol: its dotted name, or None.
    """
    return DISTRIBUTIONS.get(symbol.partition(".")[0]) if symbol else None


def with_package(instead: str, symbol: Optional[str]) -> str:
    """Returns what to write, and what to install for it.

    Args:
      instead: the sentence, which may say it by itself.
      symbol: the successor that it names, or None.
    """
    package = distribution(symbol)
    if not package or "pip install" in instead:
        return instead
    return f"{instead} (pip install {package})"
