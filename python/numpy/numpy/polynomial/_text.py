"""Series as texts, plain and in LaTeX."""
import numbers

import numpy as np

from . import polyutils as pu


class Texts:
    """What a series prints as."""

    _superscript_mapping = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    _subscript_mapping = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    _use_unicode = True

    def __repr__(self):
        coef, domain, window = (repr(array)[6:-1] for array in (self.coef, self.domain, self.window))
        return f"{type(self).__name__}({coef}, domain={domain}, window={window}, symbol='{self.symbol}')"

    def __format__(self, fmt_str):
        if fmt_str == "":
            return str(self)
        if fmt_str not in ("ascii", "unicode"):
            raise ValueError(
                f"Unsupported format string '{fmt_str}' passed to {self.__class__}.__format__. Valid options are 'ascii' and 'unicode'")
        return self._generate_string(self._str_term_ascii if fmt_str == "ascii" else self._str_term_unicode)

    def __str__(self):
        return self._generate_string(self._str_term_unicode if self._use_unicode else self._str_term_ascii)

    def _generate_string(self, term_method):
        width = max(np.get_printoptions()["linewidth"], 1)
        variable, needs_parens = self._format_term(pu.format_float, *self.mapparms())
        if needs_parens:
            variable = f"({variable})"
        text = pu.format_float(self.coef[0])
        last = len(self.coef) - 1
        for power in range(1, last + 1):
            coef = self.coef[power]
            try:
                sign, size = ("+", coef) if coef >= 0 else ("-", -coef)
                term = f"{sign} {pu.format_float(size, parens=True)}"
            except TypeError:
                # Complex numbers have no sign.
                term = f"+ {coef}"
            term += term_method(str(power), variable)
            text += " "
            # The next term begins with a sign and a blank that stay on this line.
            if len(text) - text.rfind("\n") - 1 + len(term) + 2 * (power < last) >= width:
                term = term.replace(" ", "\n", 1)
            text += term
        return text

    @classmethod
    def _named(cls, method):
        if cls.basis_name is None:
            raise NotImplementedError(f"Subclasses must define either a basis_name, or override {method}")
        return cls.basis_name

    @classmethod
    def _str_term_unicode(cls, i, arg_str):
        return f"·{cls._named('_str_term_unicode(cls, i, arg_str)')}{i.translate(cls._subscript_mapping)}({arg_str})"

    @classmethod
    def _str_term_ascii(cls, i, arg_str):
        return f" {cls._named('_str_term_ascii(cls, i, arg_str)')}_{i}({arg_str})"

    @classmethod
    def _repr_latex_term(cls, i, arg_str, needs_parens):
        return f"{{{cls._named('_repr_latex_term(i, arg_str, needs_parens)')}}}_{{{i}}}({arg_str})"

    @staticmethod
    def _repr_latex_scalar(x, parens=False):
        return rf"\text{{{pu.format_float(x, parens=parens)}}}"

    def _format_term(self, scalar_format, off, scale):
        """The variable as the window sees it, and whether it is more than a symbol."""
        scaled = self.symbol if scale == 1 else scalar_format(scale) + self.symbol
        return (scaled if off == 0 else f"{scalar_format(off)} + {scaled}"), not (off == 0 and scale == 1)

    def _repr_latex_(self):
        variable, needs_parens = self._format_term(self._repr_latex_scalar, *self.mapparms())
        parts = []
        for power, coef in enumerate(self.coef):
            if power == 0:
                part = self._repr_latex_scalar(coef)
            elif not isinstance(coef, numbers.Real):
                part = f" + ({self._repr_latex_scalar(coef)})"
            elif coef >= 0:
                part = f" + {self._repr_latex_scalar(coef, parens=True)}"
            else:
                part = f" - {self._repr_latex_scalar(-coef, parens=True)}"
            term = self._repr_latex_term(power, variable, needs_parens)
            if term != "1":
                part += rf"\,{term}"
            parts.append(rf"\color{{LightGray}}{{{part}}}" if coef == 0 else part)
        return rf"${self.symbol} \mapsto {''.join(parts)}$"
