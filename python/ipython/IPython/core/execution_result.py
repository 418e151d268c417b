"""What was asked to run, and what came of it."""


class ExecutionInfo:
    """What was asked to run."""

    def __init__(self, raw_cell, store_history, silent, shell_futures=True, cell_id=None, transformed_cell=None):
        self.raw_cell = raw_cell
        self.transformed_cell = transformed_cell
        self.store_history = store_history
        self.silent = silent
        self.shell_futures = shell_futures
        self.cell_id = cell_id

    def __repr__(self):
        return '<%s object at %x, raw_cell="%s" transformed_cell="%s" store_history=%s silent=%s shell_futures=%s cell_id=%s>' % (
            type(self).__name__,
            id(self),
            self.raw_cell[:50],
            (self.transformed_cell or "")[:50],
            self.store_history,
            self.silent,
            self.shell_futures,
            self.cell_id,
        )


class ExecutionResult:
    """What came of running a cell."""

    def __init__(self, info=None):
        self.info = info
        self.execution_count = None
        self.error_before_exec = None
        self.error_in_exec = None
        self.result = None

    @property
    def success(self):
        return self.error_before_exec is None and self.error_in_exec is None

    def raise_error(self):
        """Raise the error if there was one."""
        if self.error_before_exec is not None:
            raise self.error_before_exec
        if self.error_in_exec is not None:
            raise self.error_in_exec

    def __repr__(self):
        return "<%s object at %x, execution_count=%s error_before_exec=%s error_in_exec=%s info=%s result=%s>" % (
            type(self).__name__,
            id(self),
            self.execution_count,
            self.error_before_exec,
            self.error_in_exec,
            repr(self.info),
            repr(self.result),
        )
