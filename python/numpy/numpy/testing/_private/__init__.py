"""Where NumPy keeps what tests are made of."""
