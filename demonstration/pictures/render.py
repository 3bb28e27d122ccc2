"""Draw the SVG sources as WebP, once, by hand: python demonstration/pictures/render.py [name …]

The results are committed, so that nobody needs a browser to load the demonstration.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1600, 1067
QUALITY = 80
PAGE = "<style>html,body{{margin:0}}svg{{display:block;width:{w}px;height:{h}px}}</style>{svg}"


def render(names):
    """Write `<name>.webp` (1600 × 1067) beside this file for each `source/<name>.svg` named, or for all."""
    sources = sorted(HERE.glob("source/*.svg"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for source in sources:
            if names and source.stem not in names:
                continue
            page.set_content(PAGE.format(w=WIDTH, h=HEIGHT, svg=source.read_text()))
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            picture.save(HERE / f"{source.stem}.webp", quality=QUALITY, method=6)
        browser.close()


if __name__ == "__main__":
    render(sys.argv[1:])
