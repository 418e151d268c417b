"""There is no terminal."""


def get_terminal_size(defaultx=80, defaulty=25):
    return defaultx, defaulty


def set_term_title(title):
    """Nothing to set."""


def toggle_set_term_title(val):
    """Nothing to set."""
