"""Pygments lexers live in pygments and ipython_pygments_lexers."""
