"""Plots over the plane: contours, arrows, streams, triangles."""

from ._lines import found


class Fields:
    """The part of Axes that draws fields."""

    def contour(self, *args, data=None, **kwargs):
        """Lines of equal height."""
        from ..contour import QuadContourSet

        contours = QuadContourSet(self, *found(data, *args), filled=False, **kwargs)
        self._request_autoscale_view()
        return contours

    def contourf(self, *args, data=None, **kwargs):
        """Areas between heights."""
        from ..contour import QuadContourSet

        contours = QuadContourSet(self, *found(data, *args), filled=True, **kwargs)
        self._request_autoscale_view()
        return contours

    def clabel(self, CS, levels=None, **kwargs):
        """Numbers on contour lines."""
        return CS.clabel(levels, **kwargs)

    def quiver(self, *args, data=None, **kwargs):
        """Arrows in a field."""
        from ..quiver import Quiver

        arrows = Quiver(self, *found(data, *args), **kwargs)
        self.add_collection(arrows, autolim=True)
        return arrows

    def quiverkey(self, Q, X, Y, U, label, **kwargs):
        """An arrow that tells the scale of others."""
        from ..quiver import QuiverKey

        key = QuiverKey(Q, X, Y, U, label, **kwargs)
        self.add_artist(key)
        return key

    def barbs(self, *args, data=None, **kwargs):
        """Wind barbs."""
        from ..quiver import Barbs

        barbs = Barbs(self, *found(data, *args), **kwargs)
        self.add_collection(barbs, autolim=True)
        return barbs

    def streamplot(self, x, y, u, v, density=1, linewidth=None, color=None, cmap=None, norm=None, arrowsize=1, arrowstyle="-|>", minlength=0.1,
                   transform=None, zorder=None, start_points=None, maxlength=4.0, integration_direction="both", broken_streamlines=True, *, data=None, **kwargs):
        """Lines along a field."""
        from ..streamplot import streamplot

        x, y, u, v = found(data, x, y, u, v)
        return streamplot(self, x, y, u, v, density=density, linewidth=linewidth, color=color, cmap=cmap, norm=norm, arrowsize=arrowsize, arrowstyle=arrowstyle,
                          minlength=minlength, start_points=start_points, zorder=zorder, maxlength=maxlength, transform=transform,
                          integration_direction=integration_direction, broken_streamlines=broken_streamlines)

    def triplot(self, *args, **kwargs):
        """The edges of a triangulation."""
        from ..tri import triplot

        return triplot(self, *args, **kwargs)

    def tripcolor(self, *args, **kwargs):
        """Coloured triangles."""
        from ..tri import tripcolor

        return tripcolor(self, *args, **kwargs)

    def tricontour(self, *args, **kwargs):
        from ..tri import tricontour

        return tricontour(self, False, *args, **kwargs)

    def tricontourf(self, *args, **kwargs):
        from ..tri import tricontour

        return tricontour(self, True, *args, **kwargs)
