"""Helpers for tests of programs that use the shell."""
