"""Stands for the old client of OAuth 2 where a client only names it."""
