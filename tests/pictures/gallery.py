"""Figures of every kind, drawn by whatever matplotlib is installed. `draw(folder)` saves each as a PNG of 100 dots an inch."""

import os
import time

import matplotlib.pyplot as plt
import numpy as np

FIGURES = []


def figure(function):
    FIGURES.append(function)
    return function


def noise(*shape, seed=0):
    return np.random.RandomState(seed).randn(*shape)


x = np.linspace(0, 10, 200)


@figure
def lines():
    plt.plot(x, np.sin(x), label="sin")
    plt.plot(x, np.cos(x), "r--", label="cos")
    plt.xlabel("time [s]")
    plt.ylabel("amplitude")
    plt.title("Waves")
    plt.legend()
    plt.grid(True)


@figure
def formats():
    for index, fmt in enumerate(["b-", "go", "r^--", "c:", "ms-.", "yD", "k*", "C1x-", "C2+", "C3|:"]):
        plt.plot(x[::15], x[::15] * 0.1 + index, fmt)


@figure
def markers():
    for index, marker in enumerate([".", "o", "v", "^", "<", ">", "1", "2", "3", "4", "8", "s", "p", "*", "h", "H", "+", "x", "D", "d", "|", "_", "P", "X"]):
        plt.plot(index % 6, index // 6, marker=marker, markersize=14)
    plt.margins(0.15)


@figure
def scatter_sizes():
    n = noise(4, 80)
    plt.scatter(n[0], n[1], s=80 * np.abs(n[2]) + 5, c=n[3], alpha=0.6, cmap="viridis")
    plt.colorbar(label="value")


@figure
def scatter_groups():
    for index, colour in enumerate(["tab:blue", "tab:orange", "tab:green"]):
        n = noise(2, 50, seed=index)
        plt.scatter(n[0] + index, n[1], c=colour, label=f"group {index}", edgecolors="white")
    plt.legend()
    plt.grid(alpha=0.3)


@figure
def bars():
    plt.bar(["apple", "banana", "cherry", "date"], [3, 7, 2, 5], color=["r", "y", "m", "brown"])
    plt.ylabel("count")
    plt.title("Fruit")


@figure
def grouped_bars():
    at = np.arange(4)
    plt.bar(at - 0.2, [20, 35, 30, 35], 0.4, label="men", yerr=[2, 3, 4, 1], capsize=4)
    plt.bar(at + 0.2, [25, 32, 34, 20], 0.4, label="women")
    plt.xticks(at, ["G1", "G2", "G3", "G4"])
    plt.legend()


@figure
def stacked_bars():
    low, high = np.array([3, 5, 2]), np.array([2, 1, 4])
    bars = plt.bar(range(3), low, hatch="//", edgecolor="k")
    plt.bar(range(3), high, bottom=low, alpha=0.5)
    plt.bar_label(bars)


@figure
def horizontal_bars():
    plt.barh(["one", "two", "three"], [1, 4, 2], xerr=[0.2, 0.3, 0.1], color="teal")
    plt.gca().invert_yaxis()
    plt.xlabel("length")


@figure
def histogram():
    plt.hist(noise(1000), bins=30, edgecolor="black")
    plt.axvline(0, color="r", linestyle="--")


@figure
def histograms():
    plt.hist([noise(500), noise(500, seed=1) + 1, noise(300, seed=2) - 1], bins=20, density=True, label=["a", "b", "c"])
    plt.legend()


@figure
def histogram_steps():
    plt.hist(noise(800), bins=25, histtype="step", lw=2)
    plt.hist(noise(800, seed=1) + 2, bins=25, histtype="stepfilled", alpha=0.4)
    plt.hist(noise(800, seed=2) + 1, bins=25, cumulative=True, histtype="step", orientation="vertical")


@figure
def histogram_2d():
    n = noise(2, 5000)
    plt.hist2d(n[0], n[1], bins=30, cmap="Blues")
    plt.colorbar()


@figure
def hexagons():
    n = noise(2, 5000)
    plt.hexbin(n[0], n[1], gridsize=25, cmap="inferno")
    plt.colorbar(label="count")


@figure
def boxes():
    plt.boxplot([noise(100), noise(100, seed=1) * 2, noise(100, seed=2) + 1], tick_labels=["a", "b", "c"])


@figure
def boxes_notched():
    plt.boxplot([noise(100), noise(100, seed=1) * 2], notch=True, patch_artist=True, showmeans=True)
    plt.grid(axis="y")


@figure
def violins():
    plt.violinplot([noise(100), noise(100, seed=1) * 2, noise(100, seed=2) + 1], showmedians=True)


@figure
def errors():
    plt.errorbar(x[::20], np.sin(x[::20]), yerr=0.2, xerr=0.3, fmt="o", capsize=3, ecolor="gray")


@figure
def areas():
    plt.fill_between(x, np.sin(x), np.cos(x), where=np.sin(x) > np.cos(x), color="green", alpha=0.3, interpolate=True)
    plt.fill_between(x, np.sin(x) - 2, -2, alpha=0.5)
    plt.plot(x, np.sin(x), x, np.cos(x))


@figure
def stacks():
    plt.stackplot(x, np.abs(np.sin(x)), np.abs(np.cos(x)), x / 10, labels=["A", "B", "C"])
    plt.legend(loc="upper left")


@figure
def pie():
    plt.pie([35, 25, 25, 15], labels=["frogs", "hogs", "dogs", "logs"], autopct="%1.1f%%", explode=[0, 0.1, 0, 0], startangle=90)


@figure
def donut():
    plt.pie([1, 2, 3], wedgeprops={"width": 0.4, "edgecolor": "w"}, labels=["a", "b", "c"])
    plt.title("Donut")


@figure
def image():
    plt.imshow(np.outer(np.sin(x[:40]), np.cos(x[:60])), cmap="viridis")
    plt.colorbar()


@figure
def image_gray():
    plt.imshow(np.arange(64).reshape(8, 8), cmap="gray", interpolation="nearest")
    plt.axis("off")


@figure
def image_smooth():
    plt.imshow(noise(12, 12), interpolation="bilinear", extent=[0, 3, 0, 2], origin="lower", aspect="auto")


@figure
def image_rgb():
    a = np.zeros((30, 40, 3))
    a[..., 0] = np.linspace(0, 1, 40)
    a[..., 1] = np.linspace(0, 1, 30)[:, None]
    plt.imshow(a)


@figure
def images_grid():
    fig, axes = plt.subplots(2, 5, figsize=(8, 4))
    for index, ax in enumerate(axes.flat):
        ax.imshow(noise(28, 28, seed=index), cmap="gray")
        ax.set_title(f"class {index}")
        ax.axis("off")


@figure
def matrix():
    plt.matshow(np.random.RandomState(0).rand(6, 6), cmap="RdBu")
    plt.colorbar()


@figure
def confusion():
    m = np.array([[50, 3, 2], [4, 45, 6], [1, 5, 60]])
    fig, ax = plt.subplots()
    ax.imshow(m, cmap="Blues")
    ax.set_xticks(range(3), ["cat", "dog", "bird"], rotation=45)
    ax.set_yticks(range(3), ["cat", "dog", "bird"])
    for i in range(3):
        for j in range(3):
            ax.text(j, i, m[i, j], ha="center", va="center", color="white" if m[i, j] > 30 else "black")
    ax.set_xlabel("predicted")
    ax.set_ylabel("true")


@figure
def mesh():
    a, b = np.meshgrid(np.linspace(-3, 3, 40), np.linspace(-2, 2, 30))
    plt.pcolormesh(a, b, np.exp(-a**2 - b**2), cmap="plasma", shading="auto")
    plt.colorbar()


@figure
def contour_lines():
    a, b = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-2, 2, 50))
    c = plt.contour(a, b, np.sin(a) * np.cos(b))
    plt.clabel(c)


@figure
def contour_areas():
    a, b = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-2, 2, 50))
    plt.contourf(a, b, np.sin(a) * np.cos(b), levels=12, cmap="RdYlBu")
    plt.colorbar()
    plt.contour(a, b, np.sin(a) * np.cos(b), levels=6, colors="k", linewidths=0.5)


@figure
def contour_decision():
    a, b = np.meshgrid(np.linspace(-3, 3, 100), np.linspace(-2, 2, 100))
    plt.contourf(a, b, (a**2 + b > 1).astype(int), alpha=0.4, cmap="Spectral")
    n = noise(2, 60)
    plt.scatter(n[0], n[1], c=(n[0]**2 + n[1] > 1).astype(int), s=40, cmap="Spectral", edgecolors="k")


@figure
def arrows_field():
    a, b = np.meshgrid(np.arange(-2, 2, 0.4), np.arange(-2, 2, 0.4))
    plt.quiver(a, b, -b, a)


@figure
def arrows_scaled():
    plt.quiver([0, 1, 0.5], [0, 1, 0.5], [1, 2, -1], [1, 0, 2], scale=4, units="inches")
    plt.xlim(-0.5, 2)


@figure
def limits_and_wiggles():
    at = np.arange(5)
    plt.stackplot(at, [1.0, 2, 3, 2, 1], [2.0, 1, 2, 1, 2], baseline="weighted_wiggle")
    plt.errorbar(at, at, yerr=0.5, uplims=[0, 1, 0, 1, 0], xerr=0.2, xlolims=True, capsize=3)


@figure
def streams():
    a, b = np.meshgrid(np.linspace(-3, 3, 50), np.linspace(-3, 3, 50))
    plt.streamplot(a, b, -1 - a**2 + b, 1 + a - b**2, color=np.hypot(a, b), cmap="autumn")


@figure
def steps():
    plt.step(range(10), np.arange(10) % 4, where="mid", label="mid")
    plt.step(range(10), np.arange(10) % 4 + 5, label="pre")
    plt.legend()


@figure
def stems():
    plt.stem(x[::10], np.exp(-x[::10] / 5))


@figure
def log_y():
    plt.semilogy(x, np.exp(x))
    plt.grid(True, which="both")


@figure
def log_log():
    plt.loglog(x + 0.1, (x + 0.1)**2, "o-", x + 0.1, (x + 0.1)**3)
    plt.xlabel("f [Hz]")


@figure
def log_x():
    plt.semilogx([1e-4, 1e-2, 1, 100], [0.1, 0.5, 0.9, 0.95])


@figure
def symlog():
    plt.plot(np.linspace(-100, 100, 100), np.linspace(-100, 100, 100)**3)
    plt.yscale("symlog")


@figure
def twin():
    fig, ax = plt.subplots()
    ax.plot(x, np.exp(x / 3), "b-")
    ax.set_ylabel("exp", color="b")
    ax.tick_params(axis="y", labelcolor="b")
    other = ax.twinx()
    other.plot(x, np.sin(x), "r-")
    other.set_ylabel("sin", color="r")


@figure
def subplots():
    fig, axes = plt.subplots(2, 2, figsize=(8, 6))
    axes[0, 0].plot(x, np.sin(x))
    axes[0, 1].scatter(x[::5], np.cos(x[::5]))
    axes[1, 0].bar(range(5), [1, 3, 2, 5, 4])
    axes[1, 1].hist(noise(300))
    for index, ax in enumerate(axes.flat):
        ax.set_title(f"panel {index}")
    plt.tight_layout()


@figure
def subplots_shared():
    fig, axes = plt.subplots(3, 1, sharex=True)
    for index, ax in enumerate(axes):
        ax.plot(x, np.sin(x * (index + 1)))
        ax.set_ylabel(f"y{index}")
    axes[-1].set_xlabel("x")
    fig.suptitle("Shared")


@figure
def subplot_numbers():
    plt.figure(figsize=(8, 3))
    plt.subplot(121)
    plt.plot(x, x**2)
    plt.title("left")
    plt.subplot(1, 2, 2)
    plt.plot(x, np.sqrt(x), "g")
    plt.title("right")


@figure
def grid_spec():
    fig = plt.figure(constrained_layout=True)
    gs = fig.add_gridspec(2, 3)
    fig.add_subplot(gs[0, :]).plot(x, np.sin(x))
    fig.add_subplot(gs[1, :2]).plot(x, np.cos(x))
    fig.add_subplot(gs[1, 2]).bar([1, 2], [3, 4])


@figure
def mosaic():
    fig, axes = plt.subplot_mosaic("AAB;CDB", figsize=(7, 4))
    for name, ax in axes.items():
        ax.text(0.5, 0.5, name, ha="center", va="center", fontsize=20)
    fig.tight_layout()


@figure
def annotations():
    plt.plot(x, np.cos(x))
    plt.annotate("maximum", xy=(2 * np.pi, 1), xytext=(7.5, 1.4), arrowprops={"facecolor": "black", "shrink": 0.05})
    plt.annotate("minimum", xy=(np.pi, -1), xytext=(4, -0.3), arrowprops={"arrowstyle": "->", "connectionstyle": "arc3,rad=.2"})
    plt.text(1, -0.8, "note", bbox={"boxstyle": "round", "facecolor": "wheat", "alpha": 0.5})
    plt.ylim(-1.5, 1.8)


@figure
def formulas():
    plt.plot(x, x**2)
    plt.title(r"$\alpha^2 + \beta_i = \frac{1}{2}\sqrt{x}$", fontsize=16)
    plt.xlabel(r"$\theta$ (rad)")
    plt.ylabel(r"$\sum_{i=0}^\infty x_i$")
    plt.text(2, 60, r"$\int_0^1 f(x)\,dx = \pi$", fontsize=14)


@figure
def shapes():
    from matplotlib.patches import Circle, Ellipse, Polygon, Rectangle, Wedge

    fig, ax = plt.subplots()
    ax.add_patch(Rectangle((0.1, 0.1), 0.3, 0.2, facecolor="none", edgecolor="r", lw=2))
    ax.add_patch(Circle((0.7, 0.3), 0.15, color="orange"))
    ax.add_patch(Ellipse((0.3, 0.7), 0.4, 0.2, angle=30, alpha=0.5))
    ax.add_patch(Polygon([(0.6, 0.6), (0.9, 0.6), (0.75, 0.9)], hatch="x", fill=False))
    ax.add_patch(Wedge((0.5, 0.5), 0.1, 30, 270, fc="g"))
    ax.set_aspect("equal")


@figure
def equal_circle():
    t = np.linspace(0, 2 * np.pi, 100)
    plt.plot(np.cos(t), np.sin(t))
    plt.axis("equal")
    plt.grid()


@figure
def spans():
    plt.plot(x, np.sin(x))
    plt.axhspan(-0.5, 0.5, color="yellow", alpha=0.3)
    plt.axvspan(2, 4, facecolor="g", alpha=0.2)
    plt.axhline(0, color="k", lw=0.8)
    plt.hlines([0.2, 0.4], 1, 5, colors="r")
    plt.vlines([6, 7], -1, 1, linestyles="dotted")


@figure
def spines_moved():
    fig, ax = plt.subplots()
    ax.plot(x - 5, (x - 5)**3)
    ax.spines["left"].set_position("zero")
    ax.spines["bottom"].set_position("zero")
    ax.spines[["top", "right"]].set_visible(False)


@figure
def ticks():
    from matplotlib.ticker import FuncFormatter, MultipleLocator

    fig, ax = plt.subplots()
    ax.plot(x, 1e6 * x)
    ax.xaxis.set_major_locator(MultipleLocator(2.5))
    ax.xaxis.set_minor_locator(MultipleLocator(0.5))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, p: f"{v/1e6:.1f}M"))
    ax.tick_params(which="both", direction="in", top=True, right=True)


@figure
def offsets():
    plt.plot(x, 1e8 + x * 1e3)


@figure
def scientific():
    plt.plot(x * 1e-6, x * 1e7)


@figure
def dates():
    import datetime

    days = [datetime.date(2023, 1, 1) + datetime.timedelta(days=10 * i) for i in range(30)]
    plt.plot(days, np.cumsum(noise(30)))
    plt.gcf().autofmt_xdate()


@figure
def style_ggplot():
    with plt.style.context("ggplot"):
        plt.plot(x, np.sin(x), label="a")
        plt.plot(x, np.cos(x), label="b")
        plt.title("ggplot")
        plt.legend()


@figure
def style_seaborn():
    with plt.style.context("seaborn-v0_8-whitegrid"):
        plt.plot(x, np.sin(x))
        plt.xlabel("x")


@figure
def style_538():
    with plt.style.context("fivethirtyeight"):
        plt.plot(x, np.sin(x))
        plt.title("538")


@figure
def style_dark():
    with plt.style.context("dark_background"):
        plt.plot(x, np.sin(x))
        plt.bar([1, 2], [0.5, 0.7])


@figure
def legends():
    for index in range(6):
        plt.plot(x, np.sin(x + index), label=f"phase {index}")
    plt.legend(loc="lower center", ncol=3, fontsize="small", title="phases", framealpha=1, shadow=True)


@figure
def legend_outside():
    for index in range(4):
        plt.plot(x, x * index, label=f"slope {index}")
    plt.legend(bbox_to_anchor=(1.02, 1), loc="upper left")
    plt.tight_layout()


@figure
def polar():
    ax = plt.subplot(projection="polar")
    r = np.arange(0, 2, 0.01)
    ax.plot(2 * np.pi * r, r)
    ax.set_title("polar")


@figure
def polar_bars():
    ax = plt.subplot(111, polar=True)
    ax.bar(np.linspace(0, 2 * np.pi, 12, endpoint=False), np.arange(12) + 1, width=0.4, alpha=0.6)


@figure
def surface():
    fig = plt.figure()
    ax = fig.add_subplot(projection="3d")
    a, b = np.meshgrid(np.linspace(-3, 3, 30), np.linspace(-3, 3, 30))
    ax.plot_surface(a, b, np.sin(np.hypot(a, b)), cmap="coolwarm")


@figure
def scatter_3d():
    ax = plt.figure().add_subplot(projection="3d")
    n = noise(3, 60)
    ax.scatter(n[0], n[1], n[2], c=n[2])
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.set_zlabel("z")


@figure
def line_3d():
    ax = plt.axes(projection="3d")
    t = np.linspace(0, 15, 200)
    ax.plot3D(np.sin(t), np.cos(t), t, "gray")


@figure
def wireframe():
    ax = plt.figure().add_subplot(111, projection="3d")
    a, b = np.meshgrid(np.linspace(-3, 3, 20), np.linspace(-3, 3, 20))
    ax.plot_wireframe(a, b, a**2 - b**2)


@figure
def inset():
    fig, ax = plt.subplots()
    ax.plot(x, np.sin(x**2 / 5))
    small = ax.inset_axes([0.6, 0.65, 0.35, 0.3])
    small.plot(x, np.sin(x**2 / 5))
    small.set_xlim(8, 9)
    ax.indicate_inset_zoom(small)


@figure
def big_fonts():
    with plt.rc_context({"font.size": 16, "lines.linewidth": 3, "axes.grid": True}):
        plt.plot(x, np.sin(x))
        plt.title("Large")


@figure
def table():
    plt.axis("off")
    plt.table(cellText=[[1, 2], [3, 4]], colLabels=["a", "b"], rowLabels=["x", "y"], loc="center")


@figure
def events():
    plt.eventplot([np.arange(0, 10, 1), np.arange(0, 10, 1.5), [1, 4, 9]], colors=["r", "g", "b"])


@figure
def regression():
    n = noise(40)
    plt.scatter(x[::5], 2 * x[::5] + 1 + n, s=20, color="black", marker="x")
    plt.plot(x, 2 * x + 1, color="blue", linewidth=3, label="fit: $y = 2x + 1$")
    plt.xlim(-1, 11)
    plt.legend(loc="best")


@figure
def loss_curves():
    fig, (a, b) = plt.subplots(1, 2, figsize=(10, 4))
    epochs = np.arange(20)
    a.plot(epochs, np.exp(-epochs / 5), label="train")
    a.plot(epochs, np.exp(-epochs / 6) + 0.05, label="validation")
    a.set(xlabel="Epoch", ylabel="Loss", title="Loss")
    a.legend()
    b.plot(epochs, 1 - np.exp(-epochs / 4), "o-", label="train")
    b.set_title("Accuracy")
    b.set_ylim(0, 1)
    b.legend(loc="lower right")
    fig.tight_layout()


@figure
def words():
    plt.figure(figsize=(5, 3))
    for index, (size, weight) in enumerate([(8, "normal"), (12, "bold"), (16, "normal"), (20, "bold")]):
        plt.text(0.05, 0.2 * index + 0.1, f"Size {size} gjpqy", fontsize=size, weight=weight, style="italic" if index % 2 else "normal")
    plt.text(0.7, 0.3, "two\nlines", rotation=45, family="monospace")
    plt.text(0.7, 0.7, "serif", family="serif", fontsize=18, color="purple")


def draw(folder, names=None):
    """Draws all figures; returns seconds by name and errors by name."""
    os.makedirs(folder, exist_ok=True)
    seconds, errors = {}, {}
    for function in FIGURES:
        name = function.__name__
        if names and name not in names:
            continue
        plt.close("all")
        start = time.perf_counter()
        try:
            function()
            plt.savefig(os.path.join(folder, f"{name}.png"))
            seconds[name] = time.perf_counter() - start
        except Exception as error:
            import traceback

            errors[name] = traceback.format_exc()
            del error
    plt.close("all")
    return seconds, errors
