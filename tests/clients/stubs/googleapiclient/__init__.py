"""Stands for Google's client of its interfaces where a client only names it."""
