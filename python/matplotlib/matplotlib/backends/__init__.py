"""How figures reach a reader: in the notebook, or as files."""
