"""Long texts go to the help pane."""


def page(data, start=0, screen_lines=0, pager_cmd=None):
    """Show a text, or a MIME bundle, in the help pane."""
    from IPython.core.getipython import get_ipython

    bundle = data if isinstance(data, dict) else {"text/plain": data}
    shell = get_ipython()
    if shell is None:
        print(bundle.get("text/plain", ""))
    else:
        shell.payload_manager.write_payload({"source": "page", "data": bundle, "start": start})


def display_page(strng, start=0, screen_lines=25):
    """Show a text in the output."""
    from IPython.core.display_functions import publish_display_data

    publish_display_data(data=strng if isinstance(strng, dict) else {"text/plain": strng})


def page_file(fname, start=0, pager_cmd=None):
    """Show a file in the help pane."""
    with open(fname, encoding="utf-8") as file:
        page(file.read(), start)
