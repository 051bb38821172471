"""Tests of pkdocs.sources.sheets."""
