"""Kept for old programs."""


class PrefilterManager:
    """The work is done by ``inputtransformer2``."""


class PrefilterTransformer:
    """Kept for old programs."""
