"""The disk of exports: every file operation on it, local or elsewhere, and the log of them."""
