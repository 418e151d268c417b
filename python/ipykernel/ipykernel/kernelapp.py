"""The application that would start a kernel."""


class IPKernelApp:
    """The kernel runs already."""

    @classmethod
    def instance(cls, *args, **kwargs):
        return cls()

    @classmethod
    def initialized(cls):
        return True
