"""Pictures of colormaps, as notebooks show them."""

import base64

import numpy as np

WIDTH, HEIGHT = 512, 64


def png(cmap):
    """The colormap from left to right as a PNG file."""
    import _matplotlib

    row = cmap(np.linspace(0, 1, WIDTH), bytes=True)
    return _matplotlib.png(np.tile(row, (HEIGHT, 1, 1)).tobytes(), WIDTH, HEIGHT, 100.0)


def html(cmap):
    """The colormap's name and picture, and the colours of values outside."""
    from .colors import to_hex

    def block(color):
        code = to_hex(color, keep_alpha=True)
        return (f'<div title="{code}" style="display: inline-block; width: 1em; height: 1em; '
                'margin: 0; vertical-align: middle; '
                f'border: 1px solid #555; background-color: {code};"></div>')

    picture = base64.b64encode(png(cmap)).decode("ascii")
    return (f'<div style="vertical-align: middle;"><strong>{cmap.name}</strong> </div>'
            f'<div class="cmap"><img alt="{cmap.name} colormap" title="{cmap.name}" style="border: 1px solid #555;" '
            f'src="data:image/png;base64,{picture}"></div>'
            f'<div style="vertical-align: middle; max-width: {WIDTH + 2}px; '
            'display: flex; justify-content: space-between;">'
            f'<div style="float: left;">{block(cmap.get_under())} under</div>'
            f'<div style="margin: 0 auto; display: inline-block;">bad {block(cmap.get_bad())}</div>'
            f'<div style="float: right;">over {block(cmap.get_over())}</div></div>')
