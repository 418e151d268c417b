"""The parts of the interactive shell."""
