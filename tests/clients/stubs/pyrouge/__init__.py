"""Stands for the wrapper of ROUGE where a client only names it."""


class Rouge155:
    """What would call ROUGE 1.5.5."""
