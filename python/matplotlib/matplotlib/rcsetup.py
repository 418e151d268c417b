"""Which settings there are and what they may be; cycles of properties with checked values."""

import cycler as _plain

from . import _rc_validators as _checks
from ._rc_validators import *  # noqa: F403
from ._rc_validators import ValidateInStrings, _list_of

# What the type of a default does not tell: True, 0.5 and 3 stand for truth values, numbers and whole numbers.
_KINDS = {
    "validate_stringlist":
        "figure.hooks font.family font.serif font.sans-serif font.cursive font.fantasy font.monospace "
        "keymap.fullscreen keymap.home keymap.back keymap.forward keymap.pan keymap.zoom keymap.save keymap.quit "
        "keymap.quit_all keymap.grid keymap.grid_minor keymap.yscale keymap.xscale keymap.help keymap.copy "
        "animation.ffmpeg_args animation.convert_args",
    "_validate_linestyle":
        "lines.linestyle boxplot.flierprops.linestyle boxplot.boxprops.linestyle boxplot.whiskerprops.linestyle "
        "boxplot.capprops.linestyle boxplot.medianprops.linestyle boxplot.meanprops.linestyle "
        "contour.negative_linestyle grid.linestyle",
    "validate_color":
        "lines.color patch.edgecolor patch.facecolor boxplot.flierprops.color boxplot.flierprops.markeredgecolor "
        "boxplot.boxprops.color boxplot.whiskerprops.color boxplot.capprops.color boxplot.medianprops.color "
        "boxplot.meanprops.color boxplot.meanprops.markerfacecolor boxplot.meanprops.markeredgecolor text.color "
        "axes.facecolor axes.edgecolor axes.labelcolor axes3d.xaxis.panecolor axes3d.yaxis.panecolor "
        "axes3d.zaxis.panecolor xtick.color ytick.color grid.color figure.facecolor figure.edgecolor",
    "_validate_marker": "lines.marker boxplot.flierprops.marker boxplot.meanprops.marker scatter.marker",
    "validate_color_or_auto":
        "lines.markerfacecolor lines.markeredgecolor boxplot.flierprops.markerfacecolor axes.titlecolor "
        "savefig.facecolor savefig.edgecolor",
    "_join": "lines.dash_joinstyle lines.solid_joinstyle",
    "_cap": "lines.dash_capstyle lines.solid_capstyle",
    "validate_floatlist": "lines.dashed_pattern lines.dashdot_pattern lines.dotted_pattern",
    "_pair": "figure.figsize",
    "_validate_color_or_edge": "hatch.color",
    "validate_hist_bins": "hist.bins",
    "validate_whiskers": "boxplot.whiskers",
    "validate_int_or_None": "boxplot.bootstrap text.hinting_factor text.kerning_factor",
    "validate_fontstretch": "font.stretch",
    "validate_fontweight": "font.weight axes.titleweight axes.labelweight figure.titleweight figure.labelweight",
    "validate_string_or_None": "text.language svg.hashsalt svg.id",
    "_validate_mathtext_fallback": "mathtext.fallback",
    "validate_aspect": "image.aspect",
    "_validate_cmap": "image.cmap",
    "validate_float_or_None":
        "contour.linewidth errorbar.capthick errorbar.elinewidth axes.titley legend.framealpha legend.linewidth "
        "grid.major.linewidth grid.major.alpha grid.minor.linewidth grid.minor.alpha",
    "validate_axisbelow": "axes.axisbelow",
    "validate_fontsize":
        "axes.titlesize axes.labelsize legend.fontsize xtick.labelsize ytick.labelsize figure.titlesize "
        "figure.labelsize",
    "validate_intlist": "axes.formatter.limits",
    "_validate_greaterthan_minushalf": "axes.xmargin axes.ymargin axes.zmargin",
    "_validate_date": "date.epoch",
    "_validate_legend_loc": "legend.loc",
    "validate_fontsize_None": "legend.title_fontsize",
    "_validate_color_or_linecolor": "legend.labelcolor",
    "validate_color_or_inherit": "legend.facecolor legend.edgecolor xtick.labelcolor ytick.labelcolor",
    "_validate_minor_tick_ndivs": "xtick.minor.ndivs ytick.minor.ndivs",
    "_validate_color_or_None": "grid.major.color grid.minor.color",
    "_validate_linestyle_or_None": "grid.major.linestyle grid.minor.linestyle",
    "validate_dpi": "savefig.dpi",
    "validate_bbox": "savefig.bbox",
    "_validate_pathlike": "savefig.directory animation.ffmpeg_path animation.convert_path",
    "validate_ps_distiller": "ps.usedistiller",
    "validate_fonttype": "ps.fonttype pdf.fonttype",
    "_validate_greaterequal0_lessequal1": "path.simplify_threshold",
    "validate_sketch": "path.sketch",
    "validate_anylist": "path.effects",
}
_WORDS = {
    "markers.fillstyle": "full left right bottom top none",
    "pcolor.shading": "auto flat nearest gouraud",
    "text.latex.engine": "latex latex+dvipng",
    "text.hinting": "default no_autohint force_autohint no_hinting auto native either none",
    "mathtext.fontset": "dejavusans dejavuserif cm stix stixsans custom",
    "mathtext.default": "rm cal bfit it tt sf bf default bb frak scr regular normal",
    "image.interpolation_stage": "auto data rgba",
    "image.origin": "upper lower",
    "contour.algorithm": "mpl2005 mpl2014 serial threaded",
    "xaxis.labellocation": "left center right",
    "yaxis.labellocation": "bottom center top",
    "axes.titlelocation": "left center right",
    "axes.grid.which": "minor both major",
    "axes.grid.axis": "x y both",
    "axes.autolimit_mode": "data round_numbers",
    "axes3d.mouserotationstyle": "azel trackball sphere arcball",
    "date.converter": "auto concise",
    "xtick.direction": "out in inout",
    "xtick.alignment": "center right left",
    "ytick.direction": "out in inout",
    "ytick.alignment": "center top bottom baseline center_baseline",
    "macosx.window_mode": "system tab window",
    "savefig.orientation": "landscape portrait",
    "pgf.texsystem": "xelatex lualatex pdflatex",
    "svg.fonttype": "none path",
    "animation.html": "html5 jshtml none",
    "animation.frame_format": "png jpeg tiff raw rgba ppm sgi bmp pbm svg",
}
_PAPERS = "figure letter legal ledger " + " ".join(f"{series}{size}" for series in "ab" for size in range(11))
_ANY_CASE = {"toolbar": "None toolbar2 toolmanager", "ps.papersize": _PAPERS}

_PROPERTIES = {
    "color": (_checks.validate_color_for_prop_cycle, True), "linewidth": _checks.validate_float,
    "linestyle": _checks._validate_linestyle, "facecolor": (_checks.validate_color, True),
    "edgecolor": (_checks.validate_color, True),
    "joinstyle": _checks._join, "capstyle": _checks._cap, "markerfacecolor": (_checks.validate_color, True),
    "fillstyle": ValidateInStrings("markers.fillstyle", _WORDS["markers.fillstyle"].split()),
    "markersize": _checks.validate_float,
    "markeredgewidth": _checks.validate_float, "markeredgecolor": (_checks.validate_color, True),
    "markevery": _checks.validate_markevery, "alpha": _checks.validate_float, "marker": _checks._validate_marker,
    "hatch": _checks.validate_hatch, "dashes": _checks.validate_floatlist,
}
_prop_validators = {key: _list_of(*(one if isinstance(one, tuple) else (one,))) for key, one in _PROPERTIES.items()}
_prop_aliases = {
    "c": "color", "lw": "linewidth", "ls": "linestyle", "fc": "facecolor", "ec": "edgecolor", "mfc": "markerfacecolor",
    "mec": "markeredgecolor", "mew": "markeredgewidth", "ms": "markersize",
}

validate_fillstyle = _PROPERTIES["fillstyle"]
validate_fillstylelist = _prop_validators["fillstyle"]
validate_markeverylist = _prop_validators["markevery"]
validate_hatchlist = _prop_validators["hatch"]
validate_backend = _checks.validate_string


def cycler(*args, **kwargs):
    """A checked cycle of properties: `cycler(color="rgb", lw=[1, 2, 3])`, `cycler("color", values)` or a copy."""
    if args and kwargs:
        raise TypeError("cycler() can only accept positional OR keyword arguments -- not both.")
    if not args and not kwargs:
        raise TypeError("cycler() must have positional OR keyword arguments")
    if len(args) == 1:
        if not isinstance(args[0], _plain.Cycler):
            raise TypeError("If only one positional argument given, it must be a Cycler instance.")
        return validate_cycler(args[0])
    if len(args) > 2:
        raise TypeError(f"cycler() takes 0-2 positional arguments but {len(args)} were given")
    made = None
    for key, values in [args] if args else kwargs.items():
        key = _prop_aliases.get(key, key)
        if key not in _prop_validators:
            raise TypeError(f"Unknown artist property: {key}")
        part = _plain.cycler(key, _prop_validators[key](values))
        made = part if made is None else made + part
    return made


def validate_cycler(s):
    """A cycle of properties, or a text that makes one."""
    if isinstance(s, str):
        try:
            s = _from_text(s)
        except Exception as error:
            raise ValueError(f"{s!r} is not a valid cycler construction: {error}") from error
    if not isinstance(s, _plain.Cycler):
        raise ValueError(f"Object is not a string or Cycler instance: {s!r}")
    unknown = s.keys - (set(_prop_validators) | set(_prop_aliases))
    if unknown:
        raise ValueError(f"Unknown artist properties: {unknown}")
    for key in s.keys:
        full = _prop_aliases.get(key, key)
        if full != key:
            if full in s.keys:
                raise ValueError(f"Cannot specify both {full!r} and alias {key!r} in the same prop_cycle")
            s.change_key(key, full)
    for key, values in s.by_key().items():
        _prop_validators[key](values)
    return s


def _from_text(s):
    import ast

    try:
        tree = ast.parse(s.strip(), mode="eval")
    except SyntaxError as error:
        raise ValueError(f"Could not parse {s!r}: {error}") from error

    def value(node):
        """Nothing is run: only `cycler`, `concat`, + and *, slices and literals mean something."""
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mult)):
            left, right = value(node.left), value(node.right)
            return left + right if isinstance(node.op, ast.Add) else left * right
        if isinstance(node, ast.Call):
            makers = {"cycler": cycler, "concat": _plain.concat}
            if not isinstance(node.func, ast.Name) or node.func.id not in makers:
                raise ValueError("only the 'cycler()' and 'concat()' functions are allowed")
            words = {word.arg: value(word.value) for word in node.keywords}
            return makers[node.func.id](*map(value, node.args), **words)
        if isinstance(node, ast.Subscript):
            if not isinstance(node.slice, ast.Slice):
                raise ValueError("only slicing is supported, not indexing")
            ends = node.slice.lower, node.slice.upper, node.slice.step
            return value(node.value)[slice(*(end and ast.literal_eval(end) for end in ends))]
        try:
            return ast.literal_eval(node)
        except (ValueError, TypeError):
            raise ValueError(f"Unsupported expression in cycler string: {ast.dump(node)}") from None

    return value(tree.body)


def _table():
    from ._rc_defaults import DEFAULTS

    by_type = {
        bool: _checks.validate_bool, int: _checks.validate_int, float: _checks.validate_float,
        str: _checks.validate_string,
    }
    out = {key: by_type.get(type(value)) for key, value in DEFAULTS.items()}
    for name, keys in _KINDS.items():
        out.update(dict.fromkeys(keys.split(), getattr(_checks, name)))
    for words, any_case in ((_WORDS, False), (_ANY_CASE, True)):
        for key, text in words.items():
            out[key] = ValidateInStrings(key, text.split(), any_case)
    out["axes.prop_cycle"] = validate_cycler
    return dict(sorted(out.items()))


_validators = _table()
