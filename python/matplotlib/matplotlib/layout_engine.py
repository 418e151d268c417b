"""Names of layouts."""


class LayoutEngine:
    """A kind of layout and its settings."""

    _name = "none"

    def __init__(self, **kwargs):
        self._settings = kwargs

    def set(self, **kwargs):
        self._settings.update(kwargs)

    def get(self):
        return dict(self._settings)


class TightLayoutEngine(LayoutEngine):
    """Room for labels by `Figure.tight_layout`."""

    _name = "tight"

    def execute(self, fig):
        fig.tight_layout(**self._settings)


class ConstrainedLayoutEngine(LayoutEngine):
    """Room for labels, titles, legends and colour bars."""

    _name = "constrained"

    def execute(self, fig):
        from ._layout import constrained_layout

        constrained_layout(fig, **self._settings)


PlaceHolderLayoutEngine = LayoutEngine
