"""Animations: figures that change from frame to frame, as players in the notebook or as GIF and HTML files."""

import itertools

import numpy as np

from . import rcParams
from ._movie_writers import (  # noqa: F401
    AbstractMovieWriter, FFMpegFileWriter, FFMpegWriter, FileMovieWriter, HTMLWriter, ImageMagickFileWriter, ImageMagickWriter, MovieWriter,
    MovieWriterRegistry, PillowWriter, writers,
)

_NO_VIDEO = "videos cannot be encoded here"


def adjusted_figsize(w, h, dpi, n):
    """A figure size in inches whose pixels are multiples of a number."""
    return tuple(int(size * dpi / n) * n / dpi for size in (w, h))


class Animation:
    """Base of animations: it draws the frames of `frame_seq` and gives them to a writer."""

    def __init__(self, fig, event_source=None, blit=False):
        self._fig, self._blit = fig, blit
        self.event_source = event_source
        self.frame_seq = self.new_frame_seq()
        self._drawn_artists = []
        self._html_representation = self._base64_video = None

    def new_frame_seq(self):
        """A new run through the frames."""
        return iter(self._framedata)

    def new_saved_frame_seq(self):
        """A new run through the frames that are saved."""
        return self.new_frame_seq()

    def _init_draw(self):
        """Before the first frame."""

    def _pre_draw(self, framedata, blit):
        """Before every frame."""

    def _draw_frame(self, framedata):
        raise NotImplementedError("Needs to be implemented by subclasses to actually make an animation.")

    def _draw_next_frame(self, framedata, blit):
        self._pre_draw(framedata, blit)
        self._draw_frame(framedata)

    def pause(self):
        """A player is paused with its own button."""

    def resume(self):
        """A player goes on with its own button."""

    def save(self, filename, writer=None, fps=None, dpi=None, codec=None, bitrate=None, extra_args=None, metadata=None, extra_anim=None,
             savefig_kwargs=None, *, progress_callback=None):
        """Writes all frames to a file: .gif (and .png, .webp) through PIL, or an .html page with a player."""
        settings = dict(savefig_kwargs or {})
        animations = [self, *(other for other in extra_anim or () if other._fig is self._fig)]
        if fps is None:
            fps = 1000.0 / getattr(self, "_interval", 200)
        dpi = rcParams["savefig.dpi"] if dpi is None else dpi
        dpi = self._fig.dpi if dpi == "figure" else dpi
        if writer is None or isinstance(writer, str):
            writer = self._writer_for(filename, writer)(fps, codec=codec, bitrate=bitrate, metadata=metadata)
        elif any(given is not None for given in (codec, bitrate, extra_args, metadata)):
            raise RuntimeError("Passing in values for arguments fps, codec, bitrate, extra_args, or metadata is not supported when writer is an existing "
                               "MovieWriter instance. These should instead be passed as arguments when creating the MovieWriter instance.")
        if "bbox_inches" in settings:
            raise TypeError("frames must be equally large: 'bbox_inches' is not taken in savefig_kwargs")
        counts = [getattr(animation, "_save_count", None) for animation in animations]
        total = None if None in counts else sum(counts)
        with writer.saving(self._fig, filename, dpi):
            for animation in animations:
                animation._init_draw()
            frames = zip(*(animation.new_saved_frame_seq() for animation in animations))
            for number, data in enumerate(frames):
                for index, (animation, frame) in enumerate(zip(animations, data)):
                    animation._draw_next_frame(frame, blit=False)
                    if progress_callback is not None:
                        progress_callback(number * len(animations) + index, total)
                writer.grab_frame(**settings)
                # What follows would be dropped.
                if getattr(writer, "_hit_limit", False):
                    break

    @staticmethod
    def _writer_for(filename, name):
        ending = str(filename).rpartition(".")[2].lower()
        if ending in ("html", "htm"):
            return HTMLWriter
        if ending in ("mp4", "m4v", "mov", "avi", "mkv", "webm", "ogv"):
            raise ValueError(f"{_NO_VIDEO}, so {filename!r} is not written: save a '.gif' or an '.html' file, or show HTML(animation.to_jshtml())")
        if name is not None and writers.is_available(name):
            return writers[name]
        return PillowWriter

    def to_jshtml(self, fps=None, embed_frames=True, default_mode=None):
        """A player for a web page, with its frames inside: play it in a notebook with IPython's `HTML`."""
        if fps is None:
            fps = 1000 / getattr(self, "_interval", 200)
        if default_mode is None:
            default_mode = "loop" if getattr(self, "_repeat", False) else "once"
        if self._html_representation is None:
            import io

            page = io.StringIO()
            self.save(page, writer=HTMLWriter(fps=fps, embed_frames=True, default_mode=default_mode))
            self._html_representation = page.getvalue()
        return self._html_representation

    def to_html5_video(self, embed_limit=None):
        """Always raises: there is no encoder of videos; `to_jshtml` shows the same frames."""
        raise NotImplementedError(f"{_NO_VIDEO}: use HTML(animation.to_jshtml()), or set rcParams['animation.html'] = 'jshtml', to play the animation")

    def _repr_html_(self):
        # A video cannot be made, but the player shows the same.
        return self.to_jshtml() if rcParams["animation.html"] in ("jshtml", "html5") else None


class TimedAnimation(Animation):
    """An animation with equal times between frames."""

    def __init__(self, fig, interval=200, repeat_delay=0, repeat=True, event_source=None, *args, **kwargs):
        self._interval, self._repeat_delay, self._repeat = interval, 0 if repeat_delay is None else repeat_delay, repeat
        super().__init__(fig, event_source, *args, **kwargs)


class ArtistAnimation(TimedAnimation):
    """Frames that are lists of artists: only those of one frame are visible at a time."""

    def __init__(self, fig, artists, *args, **kwargs):
        self._framedata = artists
        self._save_count = len(artists) if hasattr(artists, "__len__") else None
        super().__init__(fig, *args, **kwargs)

    def _init_draw(self):
        for frame in self.new_frame_seq():
            for artist in frame:
                artist.set_visible(False)

    def _pre_draw(self, framedata, blit):
        for artist in self._drawn_artists:
            artist.set_visible(False)

    def _draw_frame(self, artists):
        self._drawn_artists = artists
        for artist in artists:
            artist.set_visible(True)


class FuncAnimation(TimedAnimation):
    """Frames that a function draws; `frames` is a number, something to go through, or a function that makes it."""

    def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, *, cache_frame_data=True, **kwargs):
        import warnings

        self._args = tuple(fargs) if fargs else ()
        self._func, self._init_func = func, init_func
        self._save_count, count = save_count, None
        self._rest = None
        if frames is None:
            self._new_frames = itertools.count
        elif callable(frames):
            self._new_frames = frames
        elif np.iterable(frames):
            count = len(frames) if hasattr(frames, "__len__") else None
            if count is None and kwargs.get("repeat", True):
                # A generator runs once: its frames are kept for further runs.
                self._rest = frames
                self._new_frames = self._again
            else:
                self._new_frames = lambda: iter(frames)
        else:
            count = frames
            self._new_frames = lambda: iter(range(frames))
        if count is not None:
            if save_count is not None:
                warnings.warn(f"You passed in an explicit save_count={save_count!r} which is being ignored in favor of frames={frames!r}.", stacklevel=2)
            self._save_count = count
        if self._save_count is None and cache_frame_data:
            warnings.warn(f"{frames=!r} which we can infer the length of, did not pass an explicit *save_count* and passed {cache_frame_data=}.  To avoid a "
                          "possibly unbounded cache, frame data caching has been disabled. To suppress this warning either pass `cache_frame_data=False` or "
                          "`save_count=MAX_FRAMES`.", stacklevel=2)
        super().__init__(fig, **kwargs)

    def _again(self):
        this, self._rest = itertools.tee(self._rest, 2)
        return this

    def new_frame_seq(self):
        return iter(self._new_frames())

    def new_saved_frame_seq(self):
        count = self._save_count
        if count is None and self._new_frames is itertools.count:
            # Without an end in sight a hundred frames have to do.
            count = 100
        return self.new_frame_seq() if count is None else itertools.islice(self.new_frame_seq(), count)

    def _init_draw(self):
        if self._init_func is not None:
            self._take(self._init_func(), "init_func")
            return
        try:
            first = next(self.new_frame_seq())
        except StopIteration:
            import warnings

            warnings.warn("Can not start iterating the frames for the initial draw. This can be caused by passing in a 0 length sequence for *frames*.\n\n"
                          "If you passed *frames* as a generator it may be exhausted due to a previous display or save.", stacklevel=2)
            return
        self._draw_frame(first)

    def _draw_frame(self, framedata):
        self._take(self._func(framedata, *self._args), "animation function")

    def _take(self, drawn, what):
        """The artists that a function returns; with `blit` it must return some."""
        self._drawn_artists = drawn
        if not self._blit:
            return
        failure = f"The {what} must return a sequence of Artist objects."
        if drawn is None or not np.iterable(drawn):
            raise RuntimeError(failure)
        for artist in drawn:
            if not hasattr(artist, "set_animated"):
                raise RuntimeError(failure)
