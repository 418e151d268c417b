"""Places where programs can hook into the shell."""

from IPython.core.error import TryNext


class CommandChainDispatcher:
    """Functions tried in order until one does not raise ``TryNext``."""

    def __init__(self, commands=None):
        self.chain = [] if commands is None else commands

    def __call__(self, *args, **kwargs):
        for _, command in self.chain:
            try:
                return command(*args, **kwargs)
            except TryNext:
                continue
        raise TryNext

    def add(self, func, priority=0):
        self.chain.append((priority, func))
        self.chain.sort(key=lambda item: item[0])

    def __iter__(self):
        return iter(self.chain)
