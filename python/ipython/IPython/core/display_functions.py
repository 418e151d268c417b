"""``display`` and its companions."""

__all__ = ["display", "clear_output", "publish_display_data", "update_display", "DisplayHandle"]


def _shell():
    from IPython.core.interactiveshell import InteractiveShell

    return InteractiveShell._instance


def publish_display_data(data, metadata=None, *, transient=None, **kwargs):
    """Show a ready MIME bundle."""
    if not isinstance(data, dict):
        raise TypeError("data must be a dict, got: %r" % (data,))
    shell = _shell()
    if shell is None:
        return
    if transient:
        kwargs["transient"] = transient
    shell.display_pub.publish(data=data, metadata=metadata, **kwargs)


def _new_id():
    from os import urandom

    return urandom(16).hex()


def display(
    *objs,
    include=None,
    exclude=None,
    metadata=None,
    transient=None,
    display_id=None,
    raw=False,
    clear=False,
    **kwargs,
):
    """Show objects in the cell's output.

    ``display_id`` (True for a new one) names the output so that it can be updated; then a ``DisplayHandle`` is returned.
    """
    shell = _shell()
    if shell is None:  # outside of a shell: plain text, as print would do
        print(*objs)
        return None
    if transient is None:
        transient = {}
    if metadata is None:
        metadata = {}
    if display_id:
        if display_id is True:
            display_id = _new_id()
        transient["display_id"] = display_id
    if kwargs.get("update") and "display_id" not in transient:
        raise TypeError("display_id required for update_display")
    if transient:
        kwargs["transient"] = transient
    if not objs and display_id:
        objs = [{}]  # an empty output that holds the place
        raw = True
    if clear:
        clear_output(wait=True)
    for obj in objs:
        if raw:
            publish_display_data(data=obj, metadata=metadata, **kwargs)
            continue
        data, own_metadata = shell.display_formatter.format(obj, include=include, exclude=exclude)
        if not data:
            continue  # it displayed itself
        if metadata:
            for key, value in metadata.items():
                if isinstance(value, dict) and isinstance(own_metadata.get(key), dict):
                    own_metadata[key].update(value)
                else:
                    own_metadata[key] = value
        publish_display_data(data=data, metadata=own_metadata, **kwargs)
    if display_id:
        return DisplayHandle(display_id)
    return None


def update_display(obj, *, display_id, **kwargs):
    """Replace what was displayed under ``display_id``."""
    kwargs["update"] = True
    display(obj, display_id=display_id, **kwargs)


class DisplayHandle:
    """Name of an output on the page; made by ``display(…, display_id=True)``."""

    def __init__(self, display_id=None):
        self.display_id = _new_id() if display_id is None else display_id

    def __repr__(self):
        return "<%s display_id=%s>" % (self.__class__.__name__, self.display_id)

    def display(self, obj, **kwargs):
        """Show an object in a new output of this name."""
        display(obj, display_id=self.display_id, **kwargs)

    def update(self, obj, **kwargs):
        """Replace the object in every output of this name."""
        update_display(obj, display_id=self.display_id, **kwargs)


def clear_output(wait=False):
    """Empty the output of the current cell; with ``wait`` only when something new is there to take its place."""
    shell = _shell()
    if shell is not None:
        shell.display_pub.clear_output(wait)
    else:
        print("\033[2K\r", end="")
