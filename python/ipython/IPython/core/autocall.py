"""Objects that call themselves."""


class ExitAutocall:
    """``exit`` and ``quit``: ask the page to end the session."""

    rewrite = False

    def __init__(self, shell):
        self._shell = shell

    def __call__(self, keep_kernel=False):
        self._shell.payload_manager.write_payload({"source": "ask_exit", "keepkernel": bool(keep_kernel)})

    def __repr__(self):
        return "<IPython.core.autocall.ZMQExitAutocall object at 0x%x>" % id(self)


class IPyAutocall:
    """An object that is called when it is the only thing on a line."""

    rewrite = True

    def __init__(self, ip=None):
        self._ip = ip

    def set_ip(self, ip):
        self._ip = ip


ZMQExitAutocall = ExitAutocall
