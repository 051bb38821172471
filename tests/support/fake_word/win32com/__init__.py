"""Stands in for pywin32 and Word; see `machine`."""
