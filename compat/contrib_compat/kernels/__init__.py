"""Ops of contrib that no TensorFlow has a kernel for any more, over ops that each of them has.

A graph made of them can be exported, and is served by a process that knows nothing of this package.
Each function is called and answers as the one in contrib's ``gen_*`` module of the same name.
"""
