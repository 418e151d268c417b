"""Is a cell ready to run, or does it wait for more lines?"""

import re
import warnings

_BLOCK_WAITS = re.compile(r"expected an indented block|expected 'except' or 'finally'|unexpected EOF|incomplete input", re.I)


def check_complete(manager, cell):
    """``("complete" | "incomplete" | "invalid", indentation or None)``."""
    if not cell.strip():
        return "complete", None
    if cell.endswith("\\"):
        return "incomplete", 0
    lines = cell.splitlines(keepends=True)
    if lines[0].startswith("%%") and not re.match(r"%%\w*\?", lines[0]):
        return ("complete", None) if cell.endswith("\n\n") and len(lines) > 1 else ("incomplete", 0)
    from IPython.core.inputtransformer2 import leading_indent, scan

    for transform in manager.cleanup_transforms[:4]:
        lines = transform(lines)
    if not lines:
        return "complete", None
    if scan(lines)[-1].is_open:
        return "incomplete", 0
    last = lines[-1].rstrip("\n")
    code = _without_comment(last).rstrip()
    indentation = len(last) - len(last.lstrip(" "))
    if code.endswith(":"):
        return "incomplete", indentation + 4
    if code.lstrip().startswith("@"):
        return "incomplete", indentation
    try:
        source = "".join(manager.do_token_transforms(leading_indent(lines)))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source if source.endswith("\n") else source + "\n", "<input>", "exec", 0x2000)
    except (SyntaxError, OverflowError, ValueError, TypeError, MemoryError, RecursionError) as error:
        if _BLOCK_WAITS.search(str(error)):
            return "incomplete", indentation
        return "invalid", None
    # A block goes on until an empty line says that it does not.
    if code and last[:1] in " \t" and not cell.endswith("\n"):
        return "incomplete", indentation
    return "complete", None


def _without_comment(line):
    if "#" not in line:
        return line
    from IPython.core.inputtransformer2 import scan

    found = scan([line])
    if found and found[-1].comment_at is not None:
        return line[: found[-1].comment_at[1]]
    return line
