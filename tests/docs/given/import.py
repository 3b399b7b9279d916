"""The program of the page before, to be migrated."""

import blocks

(program,) = [
    block for block in blocks.blocks(blocks.ROOT / "docs/start/run.md") if block.note == "file"
]
with open("task.py", "w") as file:
    file.write(program.text)
