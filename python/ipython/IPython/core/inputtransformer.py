"""Kept for old programs; see ``inputtransformer2``."""

from IPython.core.inputtransformer2 import TransformerManager


class InputTransformer:
    """Base of old transformers."""


class StatelessInputTransformer(InputTransformer):
    """A function of one line."""

    def __init__(self, func):
        self.func = func

    @classmethod
    def wrap(cls, func):
        def make(**kwargs):
            return cls(func)

        return make

    def push(self, line):
        return self.func(line)

    def reset(self):
        """Nothing is kept."""


InputSplitter = IPythonInputSplitter = TransformerManager
