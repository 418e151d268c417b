"""Kinds of axes by name."""

_classes = {}


def axes_class(kwargs):
    """The class that keyword arguments ask for, and the rest of them."""
    from ..axes import Axes

    kwargs = dict(kwargs)
    cls = kwargs.pop("axes_class", None)
    polar = kwargs.pop("polar", False)
    projection = kwargs.pop("projection", None)
    if cls is not None:
        return cls, kwargs
    if polar and projection not in (None, "polar"):
        raise ValueError(f"polar={polar}, yet projection={projection!r}. Only one of these arguments should be supplied.")
    if polar:
        projection = "polar"
    if projection is None or projection == "rectilinear":
        return Axes, kwargs
    return get_projection_class(projection), kwargs


def get_projection_class(projection=None):
    """The class of a projection."""
    from ..axes import Axes

    if projection in (None, "rectilinear"):
        return Axes
    if projection == "polar":
        from .polar import PolarAxes

        return PolarAxes
    if projection == "3d":
        from mpl_toolkits.mplot3d import Axes3D

        return Axes3D
    if projection in _classes:
        return _classes[projection]
    if not isinstance(projection, str) and hasattr(projection, "_as_mpl_axes"):
        return projection._as_mpl_axes()[0]
    raise ValueError(f"Unknown projection {projection!r}")


def register_projection(cls):
    _classes[cls.name] = cls


def get_projection_names():
    return sorted(["3d", "polar", "rectilinear", *_classes])
