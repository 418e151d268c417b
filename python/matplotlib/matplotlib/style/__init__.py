"""Style sheets: settings that go well together."""

from .core import available, context, library, reload_library, use

__all__ = ["available", "context", "library", "reload_library", "use"]
