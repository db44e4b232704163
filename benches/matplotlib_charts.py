"""Draws lines of a scorecard with matplotlib, for `cargo bench --bench report` to be measured beside.

    matplotlib_charts.py SCORECARD OUT INDICATOR AREA   one chart: the area, its limits and the nation
    matplotlib_charts.py SCORECARD OUT COUNT            so many such charts, six a page
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.backends.backend_pdf import PdfPages


def lines_of(scorecard):
    """The rows of whole populations, by indicator and area."""
    lines = {}
    for block in scorecard["data"]:
        for row in block["rows"]:
            if row.get("breakdown") is None:
                lines.setdefault((block["indicator"], row["area"]), row)
    return lines


def draw(axes, lines, nation, names, key):
    indicator, area = key
    for code, colour in ((nation, "grey"), (area, "C0")):
        if (indicator, code) not in lines:
            continue
        row = lines[(indicator, code)]
        values = [float("nan") if value is None else value for value in row["values"]]
        axes.plot(range(len(values)), values, marker="o", markersize=3, color=colour, label=code)
        if code == area and row.get("lower") and row.get("upper"):
            low = [float("nan") if value is None else value for value in row["lower"]]
            high = [float("nan") if value is None else value for value in row["upper"]]
            axes.fill_between(range(len(values)), low, high, alpha=0.2, color=colour)
    axes.set_title(names[indicator], fontsize=8)
    axes.legend(fontsize=6)


def main():
    path, out, *which = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        scorecard = json.load(file)
    lines = lines_of(scorecard)
    names = {indicator["id"]: indicator["name"] for indicator in scorecard["indicators"]}
    nation = scorecard["national"]
    if len(which) == 2:
        figure, axes = plt.subplots(figsize=(8, 4.5))
        draw(axes, lines, nation, names, tuple(which))
        figure.savefig(out)
        return
    keys = [key for key, row in lines.items() if key[1] != nation and len(row["values"]) > 2]
    keys = keys[: int(which[0])]
    with PdfPages(out) as pages:
        for at in range(0, len(keys), 6):
            figure, all_axes = plt.subplots(3, 2, figsize=(8.27, 11.69))
            for axes, key in zip(all_axes.flat, keys[at : at + 6]):
                draw(axes, lines, nation, names, key)
            pages.savefig(figure)
            plt.close(figure)


main()
