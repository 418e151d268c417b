"""Expressions that a front end wants evaluated after a cell."""


def evaluate_all(shell, expressions):
    """``{name: {"status": …, "data": …}}``; one that fails says how and the others still count."""
    results = {}
    for name, expression in expressions.items():
        try:
            data, metadata = shell.display_formatter.format(eval(expression, shell.user_ns))
            results[name] = {"status": "ok", "data": data, "metadata": metadata}
        except BaseException as error:
            results[name] = {
                "status": "error",
                "ename": type(error).__name__,
                "evalue": str(error),
                "traceback": shell.InteractiveTB.structured_traceback(type(error), error, error.__traceback__),
            }
    return results
