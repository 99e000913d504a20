"""Slimmed wheels: what goes, what stays, and that the result is a correct, repeatable wheel."""

import base64
import csv
import hashlib
import io
import json
import zipfile

import pytest

from slim_wheel import slim_wheel

KEPT_FONTS = ["fonts/ttf/DejaVuSans.ttf", "fonts/ttf/STIXGeneralItalic.ttf"]
FONTS = "matplotlib/mpl-data/fonts/ttf/"
CONTENTS = {
    "matplotlib/__init__.py": b"",
    "matplotlib/_mathtext.pyi": b"",
    "matplotlib/tests/test_axes.py": b"",
    "matplotlib/backends/backend_svg.py": b"svg",
    "matplotlib/backends/backend_tkagg.py": b"tk",
    FONTS + "DejaVuSans.ttf": b"font",
    FONTS + "DejaVuSerif.ttf": b"font",
    FONTS + "STIXGeneralItalic.ttf": b"font",
    "matplotlib/mpl-data/fonts/afm/cmr10.afm": b"afm",
    "matplotlib/fontlist.json": json.dumps(
        {
            "_version": 390,
            "ttflist": [{"fname": name} for name in ["fonts/ttf/DejaVuSerif.ttf", *KEPT_FONTS]],
            "afmlist": [{"fname": "fonts/afm/cmr10.afm"}],
        }
    ).encode(),
    "matplotlib-3.dist-info/METADATA": b"Name: matplotlib\n",
    "matplotlib-3.dist-info/RECORD": b"old\n",
}


def _wheel(date: tuple[int, int, int, int, int, int], *, backwards: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(CONTENTS, reverse=backwards):
            archive.writestr(zipfile.ZipInfo(name, date), CONTENTS[name])
    return buffer.getvalue()


@pytest.fixture
def slim() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(slim_wheel("matplotlib", _wheel((2024, 1, 1, 0, 0, 0)))))


def test_drops_only_what_no_page_can_use(slim: zipfile.ZipFile) -> None:
    assert slim.namelist() == [
        "matplotlib-3.dist-info/METADATA",
        "matplotlib-3.dist-info/RECORD",
        "matplotlib/__init__.py",
        "matplotlib/backends/backend_svg.py",
        "matplotlib/fontlist.json",
        FONTS + "DejaVuSans.ttf",
        FONTS + "STIXGeneralItalic.ttf",
    ]


def test_font_list_names_the_fonts_that_stay(slim: zipfile.ZipFile) -> None:
    fonts = json.loads(slim.read("matplotlib/fontlist.json"))
    assert [font["fname"] for font in fonts["ttflist"]] == KEPT_FONTS
    assert fonts["afmlist"] == []
    assert fonts["_version"] == 390


def test_record_is_right(slim: zipfile.ZipFile) -> None:
    lines = list(csv.reader(io.StringIO(slim.read("matplotlib-3.dist-info/RECORD").decode())))
    assert [name for name, _, _ in lines] == slim.namelist()
    for name, digest, size in lines:
        if name.endswith("/RECORD"):
            assert (digest, size) == ("", "")
            continue
        content = slim.read(name)
        expected = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        assert (digest, int(size)) == (f"sha256={expected}", len(content))


def test_same_bytes_whatever_the_order_and_the_dates() -> None:
    first = slim_wheel("matplotlib", _wheel((2024, 1, 1, 0, 0, 0)))
    assert slim_wheel("matplotlib", _wheel((2025, 6, 7, 8, 9, 10), backwards=True)) == first


def test_other_wheels_stay_as_they_are() -> None:
    wheel = _wheel((2024, 1, 1, 0, 0, 0))
    assert slim_wheel("six", wheel) is wheel
