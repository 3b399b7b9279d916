"""The names of Keras, whose private modules have moved."""

from __future__ import annotations

from contrib_compat.legacy.itself.edits import Change, edit, replace


def _public_names(home: str, times: int) -> Change:
    def import_public_names(text: str) -> str:
        """The private modules of Keras have moved; its public names are where they were."""
        pattern = r"^from tensorflow\.python\.keras[\w.]* import"
        return replace(text, pattern, f"from {home} import", times)

    return import_public_names


for _file, _times in (
    ("activations", 13),
    ("applications/inception_v3", 3),
    ("applications/mobilenet", 3),
    ("applications/resnet50", 3),
    ("applications/vgg16", 3),
    ("applications/vgg19", 3),
    ("applications/xception", 3),
    ("backend", 138),
    ("callbacks", 13),
    ("constraints", 12),
    ("datasets/boston_housing", 1),
    ("datasets/cifar10", 1),
    ("datasets/cifar100", 1),
    ("datasets/imdb", 2),
    ("datasets/mnist", 1),
    ("datasets/reuters", 2),
    ("initializers", 19),
    ("layers", 92),
    ("losses", 17),
    ("metrics", 19),
    ("models", 7),
    ("optimizers", 11),
    ("preprocessing/image", 12),
    ("preprocessing/sequence", 3),
    ("preprocessing/text", 3),
    ("regularizers", 8),
    ("utils", 15),
    ("wrappers/scikit_learn", 2),
):
    _change = _public_names("tensorflow.keras." + _file.replace("/", "."), _times)
    edit(f"contrib/keras/api/keras/{_file}/__init__.py", "tensorflow>=2")(_change)
