"""``tf.contrib`` served from the user's own copy of TensorFlow 1.15's Python files.

`in_use` is the copy, `tf115` is the package that its modules are executed in, `loading` executes
them, `sights` is the TensorFlow, numpy and standard library that they see, `edits` are the few
changes to their text, and `ours` puts this package's own answers in the place of theirs.
"""
