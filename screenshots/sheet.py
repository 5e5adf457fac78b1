"""Make the contact sheets in this folder: the three screens in three sizes, a sheet a theme.

    python -m screenshots.sheet [FOLDER]

Each is drawn by a headless Chromium and saved as PNG (`sheet-dark.png` and so on); without one
the pictures are left as SVG, with a page that shows them (`sheet-dark.html`).
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from screenshots.make import NOW, calendar, insights, log, picture, set_the_scene
from tracker.sample import write_sample

THEMES = {
    "dark": "tracker-dark",
    "light": "tracker-light",
    "contrast": "tracker-contrast",
    "16-colours": "tracker-16",
}
SIZES = [(80, 24), (120, 40), (200, 60)]
SCREENS = {"log": log, "calendar": calendar, "insights": insights}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
CELL = 4.2  # pixels of the sheet for a column
GAP = 8
COLORS = 128  # a sheet has few, and is half as large with no more


def page(folder: Path, look: str) -> tuple[Path, int, int]:
    """Write the page of a sheet, whose pictures are there; return it with its size in pixels."""
    widths = [round(columns * CELL) for columns, _ in SIZES]
    heights = [round((rows * 2.05 + 4) * CELL) for _, rows in SIZES]
    rows = "".join(
        "<div>"
        + "".join(
            f'<img src="{name}-{look}-{columns}.svg" width="{width}">'
            for (columns, _), width in zip(SIZES, widths, strict=True)
        )
        + "</div>"
        for name in SCREENS
    )
    style = (
        f"body{{margin:{GAP}px;background:#808488}}"
        f"div{{display:flex;gap:{GAP}px;margin-bottom:{GAP}px;align-items:flex-start}}"
    )
    file = folder / f"sheet-{look}.html"
    file.write_text(f"<!doctype html><style>{style}</style>{rows}")
    return file, sum(widths) + 4 * GAP, (max(heights) + GAP) * len(SCREENS) + GAP


def photograph(browser: str, shown: Path, width: int, height: int, file: Path) -> None:
    """Save what a browser shows of a page."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--hide-scrollbars", "--disable-background-networking", "--disable-sync",
                f"--user-data-dir={profile}", f"--window-size={width},{height}",
                f"--screenshot={file}", shown.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip
    Image.open(file).convert("RGB").quantize(COLORS).save(file, optimize=True)


def main() -> None:
    set_the_scene()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary) / "sample"
        write_sample(home, today=NOW.date())
        pictures = Path(temporary) if browser else folder
        for look, theme in THEMES.items():
            for name, drive in SCREENS.items():
                for size in SIZES:
                    file = pictures / f"{name}-{look}-{size[0]}.svg"
                    asyncio.run(picture(home, drive, size, file, theme))
            shown, width, height = page(pictures, look)
            if browser:
                photograph(browser, shown, width, height, folder / f"sheet-{look}.png")
            print(f"sheet-{look}")
    if not browser:
        print("No Chromium is here: the sheets are pages of SVG.")


if __name__ == "__main__":
    main()
