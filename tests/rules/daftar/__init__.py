"""Tests of pkdocs.rules.daftar."""
