"""Perjanjian Kinerja from YAML to Word: the cascade of a city, every agreement ready for signature."""

__version__ = "0.1.0"
