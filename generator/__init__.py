"""Rectification disclosure: a city's task records in, a website and PDF bulletins out."""

__version__ = "0.1.0"
