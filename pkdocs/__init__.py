"""Perjanjian Kinerja from YAML to Word: a city's cascade, every agreement ready to sign."""

__version__ = "0.1.0"
