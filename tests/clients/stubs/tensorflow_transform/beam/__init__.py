"""Stands for its part for Beam."""
