"""Stands for credentials, which nobody asks for."""


class GoogleCredentials:
    """The credentials of an application."""
