"""Stands for Beam's means of testing."""
