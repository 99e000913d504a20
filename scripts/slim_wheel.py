"""Take out of a wheel what no page of the book can use, so that the first figure loads sooner on a phone.

Only whole files are dropped, and nothing that `import numpy` or a drawing to SVG or PNG reads. Matplotlib's
list of fonts is cut to the fonts that stay: when it names a missing file, Matplotlib rebuilds it in the
browser, and fails.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import zipfile

# What is written once for Python's own build tools or for type checkers is of no use in any wheel.
_EVERYWHERE = r"(^|/)tests?/|\.(pyi|pxd|pyx|h|a|c|f)$|(^|/)py\.typed$"

DROPPED: dict[str, str] = {
    # f2py compiles Fortran, which a browser cannot.
    "numpy": _EVERYWHERE + r"|^numpy/f2py/|^numpy/_core/include/|/lib/npy-pkg-config/",
    # Kept fonts: DejaVu Sans (text), its monospaced face (\mathtt) and those that mathtext opens when it
    # starts: Computer Modern and STIX. The PDF and PostScript backends need fonttools, which is not shipped.
    "matplotlib": (
        _EVERYWHERE + r"|^matplotlib/(testing|sphinxext)/"
        r"|^matplotlib/mpl-data/(sample_data|images|plot_directive)/"
        r"|^matplotlib/mpl-data/fonts/(afm|pdfcorefonts)/"
        r"|^matplotlib/mpl-data/fonts/ttf/(DejaVuSerif|DejaVuSans-BoldOblique|DejaVuSansMono-|Humor|STIXGeneralBol)"
        r"|^matplotlib/backends/(web_backend|qt_editor)/"
        r"|^matplotlib/backends/_?backend_(cairo|gtk|macosx|nbagg|pdf|pgf|ps|qt|tk|webagg|wx)"
        r"|^matplotlib/backends/(_tkagg|qt_)"
        r"|^mpl_toolkits/axisartist/"
    ),
    # A copy of the world's time zones, opened only for a zone asked for by name.
    "python-dateutil": r"^dateutil/zoneinfo/dateutil-zoneinfo\.tar\.gz$",
    # Matplotlib reads and writes images with Pillow, and draws text itself. Pillow does without both parts.
    "pillow": _EVERYWHERE + r"|^PIL/(_imagingft|_webp)\.",
}

_FONT_LIST = "matplotlib/fontlist.json"
_FONTS = "matplotlib/mpl-data/"
_FIXED_DATE = (
    2020,
    2,
    2,
    0,
    0,
    0,
)  # as in wheels from hatchling: the bytes must not depend on the day of the build


def slim_wheel(name: str, wheel: bytes) -> bytes:
    """Return the wheel of the package `name` without its `DROPPED` files, with a correct RECORD.

    The same wheel gives the same bytes. A wheel of any other package comes back as it is.
    """
    if name not in DROPPED:
        return wheel
    dropped = re.compile(DROPPED[name])
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        kept = {
            item: archive.read(item)
            for item in sorted(archive.namelist())
            if not item.endswith("/") and not dropped.search(item)
        }
    if _FONT_LIST in kept:
        kept[_FONT_LIST] = _cut_font_list(kept[_FONT_LIST], set(kept))
    record = next(item for item in kept if item.endswith(".dist-info/RECORD"))
    kept[record] = _record(kept, record)
    return _zip(kept)


def _cut_font_list(font_list: bytes, names: set[str]) -> bytes:
    """Leave in Matplotlib's list of fonts only those that are still in the wheel."""
    fonts = json.loads(font_list)
    for kind in ("ttflist", "afmlist"):
        fonts[kind] = [font for font in fonts[kind] if _FONTS + font["fname"] in names]
    return json.dumps(fonts).encode()


def _record(files: dict[str, bytes], record: str) -> bytes:
    """Write the wheel's RECORD: one line a file with its hash and size, and none for RECORD itself."""
    lines = []
    for name, content in files.items():
        if name == record:
            lines.append(f"{name},,")
        else:
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            lines.append(f"{name},sha256={digest},{len(content)}")
    return ("\n".join(lines) + "\n").encode()


def _zip(files: dict[str, bytes]) -> bytes:
    """Zip the files in the order given, with fixed dates and permissions."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            item = zipfile.ZipInfo(name, date_time=_FIXED_DATE)
            item.compress_type = zipfile.ZIP_DEFLATED
            item.external_attr = 0o644 << 16
            archive.writestr(item, content)
    return buffer.getvalue()
