"""Phân Công: which body implements which directive, with the sentence that says so."""

__version__ = "0.1.0"
