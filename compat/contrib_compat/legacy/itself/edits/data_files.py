"""Files with data that lie in the copy, beside the functions that read them."""

from __future__ import annotations

from contrib_compat.legacy.itself.edits import Change, edit, replace


def _data_files(times: int) -> Change:
    def ask_for_data_files(text: str) -> str:
        """A copy that was made before it held data says so, where TensorFlow finds no file."""
        asked = "; from contrib_compat.legacy.itself.copy import data_file"
        text = replace(
            text, r"^from tensorflow\.python\.platform import gfile$", rf"\g<0>{asked}", 1
        )
        by = r"_path = data_file(\1)"
        return replace(
            text, r"_path = ((?:os\.)?path\.join\(module_path, 'data', '\w+\.csv'\))", by, times
        )

    return ask_for_data_files


for _file in ("base", "text_datasets"):
    edit(f"contrib/learn/python/learn/datasets/{_file}.py", "tensorflow")(_data_files(times=2))
