"""Stands for Gym where a client only names it."""
