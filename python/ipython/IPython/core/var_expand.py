"""``{expression}`` and ``$name`` in the text of a magic or a command."""

import re

_FIELD = re.compile(
    r"(?P<doubled>\$\$|\{\{|\}\})"
    r"|\$(?P<dollar>[^\W\d]\w*(?:\.[^\W\d]\w*)*)"
    r"|\{(?P<braced>[^{}]*)\}"
)
_SPEC = re.compile(r"(?P<expression>.*?)(?:!(?P<conversion>[rsa]))?(?::(?P<spec>[^:\]\[]*))?$", re.S)


def expand(text, namespace):
    """The text with the values filled in; as it was when an expression fails."""
    try:
        return _FIELD.sub(lambda match: _value(match, namespace), text)
    except Exception:
        return text


def _value(match, namespace):
    doubled = match.group("doubled")
    if doubled:
        return doubled[0]
    name = match.group("dollar")
    if name:
        try:
            return str(eval(name, namespace))
        except NameError:
            return match.group()
    expression = match.group("braced")
    try:
        return str(eval(expression, namespace))
    except SyntaxError:
        parts = _SPEC.match(expression)
        value = eval(parts.group("expression"), namespace)
        if parts.group("conversion"):
            value = {"r": repr, "s": str, "a": ascii}[parts.group("conversion")](value)
        return format(value, parts.group("spec") or "")
