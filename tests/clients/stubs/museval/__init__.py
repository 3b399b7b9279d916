"""Stands for the measures of separated music where a client only names it."""
