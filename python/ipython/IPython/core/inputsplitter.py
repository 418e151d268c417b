"""Kept for old programs; see ``inputtransformer2``."""

from IPython.core.inputtransformer import InputSplitter, IPythonInputSplitter

__all__ = ["InputSplitter", "IPythonInputSplitter"]
