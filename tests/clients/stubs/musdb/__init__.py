"""Stands for the MUSDB18 data set where a client only names it."""
