"""There is no terminal; the names stand for the one shell."""
