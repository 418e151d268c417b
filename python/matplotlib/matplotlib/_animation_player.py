"""The player of animations: a piece of a web page that needs nothing from elsewhere."""

# Shapes of the buttons in a square of 16 units: name, title, outline.
_BUTTONS = (
    ("slower", "Slower", "M3 7h10v2H3z"),
    ("first", "First frame", "M3 3h2v10H3zM13 3v10L6 8z"),
    ("back", "Previous frame", "M11 3h2v10h-2zM9 3v10L2 8z"),
    ("reverse", "Play backwards", "M12 2v12L3 8z"),
    ("pause", "Pause", "M4 3h3v10H4zM9 3h3v10H9z"),
    ("play", "Play", "M4 2v12l9-6z"),
    ("step", "Next frame", "M3 3h2v10H3zM7 3v10l7-5z"),
    ("last", "Last frame", "M11 3h2v10h-2zM3 3v10l7-5z"),
    ("faster", "Faster", "M7 3h2v4h4v2H9v4H7V9H3V7h4z"),
)

_STYLE = """
#ID{display:inline-block;max-width:100%;text-align:center;font:13px/1.4 system-ui,sans-serif}
#ID img{display:block;max-width:100%;height:auto;margin:0 auto}
#ID input[type=range]{display:block;width:100%;margin:6px 0}
#ID button{padding:4px 7px;margin:0 1px;border:1px solid #8888;border-radius:4px;background:#8882;color:inherit;cursor:pointer}
#ID button:hover{background:#8885}
#ID svg{display:block;width:16px;height:16px;fill:currentColor}
#ID fieldset{border:0;margin:6px 0 0;padding:0}
#ID label{margin:0 6px}
"""

_SCRIPT = """
(() => {
  const root = document.getElementById("ID");
  if (!root) return;
  const sources = SOURCES, count = sources.length;
  const picture = root.querySelector("img"), slider = root.querySelector("input[type=range]");
  // Frames are decoded ahead, so that none flickers.
  const frames = sources.map((source) => Object.assign(new Image(), { src: source }));
  let at = 0, direction = 1, interval = INTERVAL, timer = null;
  const mode = () => root.querySelector("input[type=radio]:checked").value;
  const show = (index) => {
    at = index;
    slider.value = index;
    if (count) picture.src = frames[index].src;
  };
  const pause = () => {
    clearInterval(timer);
    timer = null;
  };
  const advance = () => {
    const next = at + direction;
    if (next >= 0 && next < count) return show(next);
    if (mode() === "loop") return show((next + count) % count);
    if (mode() === "reflect" && count > 1) {
      direction = -direction;
      return show(at + direction);
    }
    pause();
  };
  const play = (towards) => {
    direction = towards;
    if (mode() !== "loop" && at === (towards > 0 ? count - 1 : 0)) show(towards > 0 ? 0 : count - 1);
    pause();
    if (count > 1) timer = setInterval(advance, interval);
  };
  const pace = (factor) => {
    interval *= factor;
    if (timer !== null) {
      pause();
      timer = setInterval(advance, interval);
    }
  };
  const go = (index) => {
    pause();
    show(Math.max(0, Math.min(count - 1, index)));
  };
  const actions = {
    slower: () => pace(1 / 0.7), faster: () => pace(0.7), first: () => go(0), last: () => go(count - 1), back: () => go(at - 1), step: () => go(at + 1),
    reverse: () => play(-1), play: () => play(1), pause,
  };
  for (const button of root.querySelectorAll("button")) button.onclick = actions[button.name];
  slider.oninput = () => go(Number(slider.value));
  if (count) {
    show(0);
    play(1);
  }
})();
"""


def player(sources, interval, mode):
    """The player's HTML for addresses of frames, milliseconds between them, and 'once', 'loop' or 'reflect'."""
    import json
    import os

    name = "animation-" + os.urandom(8).hex()
    buttons = "".join(f'<button type="button" name="{key}" title="{title}" aria-label="{title}"><svg viewBox="0 0 16 16"><path d="{shape}"/></svg></button>'
                      for key, title, shape in _BUTTONS)
    buttons = f'<div style="display:flex;justify-content:center">{buttons}</div>'
    modes = "".join(f'<label><input type="radio" name="{name}-mode" value="{key}"{" checked" if key == mode else ""}> {key.capitalize()}</label>'
                    for key in ("once", "loop", "reflect"))
    script = _SCRIPT.replace("ID", name, 1).replace("INTERVAL", repr(float(interval))).replace("SOURCES", json.dumps(sources))
    first = f' src="{sources[0]}"' if sources and not sources[0].startswith("data:") else ""
    return (f'<style>{_STYLE.replace("ID", name)}</style>\n<div id="{name}"><img alt="Animation"{first}>'
            f'<input type="range" min="0" max="{max(0, len(sources) - 1)}" value="0" step="1" aria-label="Frame">{buttons}'
            f"<fieldset>{modes}</fieldset></div>\n<script>{script}</script>\n")
