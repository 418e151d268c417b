"""Where the frames of animations go: players in HTML, GIF files, names of writers that need a program."""

from . import rcParams


class MovieWriterRegistry:
    """Writers by name."""

    def __init__(self):
        self._registered = {}

    def register(self, name):
        """A decorator that gives a writer a name."""
        def wrapper(writer):
            self._registered[name] = writer
            return writer

        return wrapper

    def is_available(self, name):
        """Whether a writer can be used."""
        writer = self._registered.get(name)
        return writer is not None and writer.isAvailable()

    def __iter__(self):
        return (name for name in self._registered if self.is_available(name))

    def list(self):
        """The names of writers that can be used."""
        return [*self]

    def __getitem__(self, name):
        if self.is_available(name):
            return self._registered[name]
        raise RuntimeError(f"Requested MovieWriter ({name}) not available: here are 'html' and, with PIL, 'pillow'")

    avail = property(lambda self: {name: self._registered[name] for name in self})


writers = MovieWriterRegistry()


class AbstractMovieWriter:
    """Takes pictures of a figure as frames: `setup`, `grab_frame` for each, `finish`."""

    def __init__(self, fps=5, metadata=None, codec=None, bitrate=None):
        self.fps, self.metadata = fps, metadata if metadata is not None else {}
        self.codec = rcParams["animation.codec"] if codec is None else codec
        self.bitrate = rcParams["animation.bitrate"] if bitrate is None else bitrate

    @classmethod
    def isAvailable(cls):
        return True

    def setup(self, fig, outfile, dpi=None):
        """Before the first frame."""
        self.fig, self.outfile, self.dpi = fig, outfile, fig.dpi if dpi is None else dpi

    @property
    def frame_size(self):
        """Width and height of frames in pixels."""
        width, height = self.fig.get_size_inches()
        return int(width * self.dpi), int(height * self.dpi)

    def grab_frame(self, **savefig_kwargs):
        """Takes the figure as it is as the next frame."""
        raise NotImplementedError

    def finish(self):
        """After the last frame."""

    def saving(self, fig, outfile, dpi, *args, **kwargs):
        """A context that sets up, and finishes."""
        return _Saving(self, fig, outfile, dpi, args, kwargs)

    def _picture(self, format, savefig_kwargs):
        import io

        out = io.BytesIO()
        # All frames are equally large, whatever 'savefig.bbox' says.
        self.fig.savefig(out, **{"format": format, "dpi": self.dpi, **savefig_kwargs, "bbox_inches": "standard"})
        return out.getvalue()


class _Saving:
    def __init__(self, writer, fig, outfile, dpi, args, kwargs):
        self._writer, self._setup = writer, lambda: writer.setup(fig, outfile, dpi, *args, **kwargs)

    def __enter__(self):
        self._setup()
        return self._writer

    def __exit__(self, *error):
        self._writer.finish()


class MovieWriter(AbstractMovieWriter):
    """A writer that runs a program; there are no programs here, so `setup` raises."""

    supported_formats = ["rgba"]

    def __init__(self, fps=5, codec=None, bitrate=None, extra_args=None, metadata=None):
        super().__init__(fps=fps, metadata=metadata, codec=codec, bitrate=bitrate)
        self.extra_args = extra_args

    @classmethod
    def isAvailable(cls):
        return False

    def setup(self, fig, outfile, dpi=None):
        raise RuntimeError(f"{type(self).__name__} needs a program, and none can be started here: use PillowWriter for a GIF, "
                           "or show HTML(animation.to_jshtml())")


class FileMovieWriter(MovieWriter):
    """A writer that keeps frames in files until its program reads them."""


@writers.register("ffmpeg")
class FFMpegWriter(MovieWriter):
    """Videos by ffmpeg; not available here."""


@writers.register("ffmpeg_file")
class FFMpegFileWriter(FileMovieWriter):
    """Videos by ffmpeg from files; not available here."""


@writers.register("imagemagick")
class ImageMagickWriter(MovieWriter):
    """GIFs by ImageMagick; not available here."""


@writers.register("imagemagick_file")
class ImageMagickFileWriter(FileMovieWriter):
    """GIFs by ImageMagick from files; not available here."""


@writers.register("pillow")
class PillowWriter(AbstractMovieWriter):
    """Moving pictures by PIL, above all GIFs."""

    @classmethod
    def isAvailable(cls):
        from importlib.util import find_spec

        return find_spec("PIL") is not None

    def setup(self, fig, outfile, dpi=None):
        if not self.isAvailable():
            raise ImportError("saving an animation as a picture needs the package 'pillow': install it, save an '.html' file, "
                              "or show HTML(animation.to_jshtml())", name="PIL")
        super().setup(fig, outfile, dpi)
        self._frames = []

    def grab_frame(self, **savefig_kwargs):
        import PIL.Image

        size = self.frame_size
        pixels = self._picture("rgba", savefig_kwargs)
        if len(pixels) != size[0] * size[1] * 4:
            raise ValueError("frames must be equally large, but the figure's size has changed")
        frame = PIL.Image.frombytes("RGBA", size, pixels)
        if frame.getextrema()[3][0] == 255:
            frame = frame.convert("RGB")
        self._frames.append(frame)

    def finish(self):
        if self._frames:
            self._frames[0].save(self.outfile, save_all=True, append_images=self._frames[1:], duration=int(1000 / self.fps), loop=0)


@writers.register("html")
class HTMLWriter(AbstractMovieWriter):
    """A page with a player; its frames are inside, or in a folder beside the page."""

    supported_formats = ["png", "jpeg", "tiff", "svg"]

    def __init__(self, fps=30, codec=None, bitrate=None, extra_args=None, metadata=None, embed_frames=False, default_mode="loop", embed_limit=None):
        if default_mode not in ("loop", "once", "reflect"):
            raise ValueError(f"{default_mode!r} is not a valid value for default_mode; supported values are 'loop', 'once', 'reflect'")
        super().__init__(fps, metadata, codec, bitrate)
        self.embed_frames, self.default_mode = embed_frames, default_mode
        limit = rcParams["animation.embed_limit"] if embed_limit is None else embed_limit
        self._bytes_limit = limit * 1024 * 1024

    def setup(self, fig, outfile, dpi=None, frame_dir=None):
        super().setup(fig, outfile, dpi)
        self._sources, self._total_bytes, self._hit_limit = [], 0, False
        if hasattr(outfile, "write"):
            self.embed_frames = True
            return
        import os

        name, ending = os.path.splitext(os.fspath(outfile))
        if ending not in (".html", ".htm"):
            raise ValueError("outfile must be *.htm or *.html")
        if not self.embed_frames:
            self._folder = os.fspath(frame_dir) if frame_dir is not None else name + "_frames"
            os.makedirs(self._folder, exist_ok=True)

    def grab_frame(self, **savefig_kwargs):
        if self._hit_limit:
            return
        if not self.embed_frames:
            import os

            name = f"frame{len(self._sources):07d}.png"
            with open(os.path.join(self._folder, name), "wb") as file:
                file.write(self._picture("png", savefig_kwargs))
            self._sources.append(f"{os.path.basename(self._folder)}/{name}")
            return
        import base64

        frame = base64.b64encode(self._picture("png", savefig_kwargs)).decode("ascii")
        self._total_bytes += len(frame)
        if self._total_bytes >= self._bytes_limit:
            import logging

            logging.getLogger("matplotlib.animation").warning(
                "Animation size has reached %s bytes, exceeding the limit of %s. If you're sure you want a larger animation embedded, set the "
                "animation.embed_limit rc parameter to a larger value (in MB). This and further frames will be dropped.", self._total_bytes, self._bytes_limit)
            self._hit_limit = True
            return
        self._sources.append("data:image/png;base64," + frame)

    def finish(self):
        from ._animation_player import player

        page = player(self._sources, 1000 / self.fps, self.default_mode)
        if hasattr(self.outfile, "write"):
            self.outfile.write(page)
        else:
            with open(self.outfile, "w", encoding="utf-8") as file:
                file.write(page)
