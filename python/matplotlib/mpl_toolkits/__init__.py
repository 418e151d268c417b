"""Packages that add to matplotlib."""
