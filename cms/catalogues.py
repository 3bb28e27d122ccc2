"""Compiles the gettext catalogues with polib: a bare machine has no msgfmt.

`python -m cms.catalogues` needs neither settings nor a database.
"""

from pathlib import Path

import polib

LOCALE_DIR = Path(__file__).parent / "locale"


def compile_catalogues(folder: Path = LOCALE_DIR) -> int:
    """Write each catalogue's .mo file beside it unless it is newer than its source.

    Args:
        folder: holds <language>/LC_MESSAGES/*.po.

    Returns:
        How many files were written.
    """
    written = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        polib.pofile(str(source)).save_as_mofile(str(compiled))
        written += 1
    return written


if __name__ == "__main__":
    compile_catalogues()
