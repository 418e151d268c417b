"""Names under which programs look for the kernel.

The kernel itself is not Python here; this package only answers those who ask where they run.
"""

version_info = (6, 29, 0)
__version__ = "6.29.0"
