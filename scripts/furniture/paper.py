"""Make a page of the site static, as it is to stand on paper."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

AT_THE_END = (("hints", "Hints"), ("answers", "Answers"))
_NOT_ON_PAPER = (
    "a.headerlink, .mf-downloads, .mf-cell__actions, .mf-cell__status, .mf-figure__controls, .mf-figure__told, "
    ".mf-figure__code, [data-mf-figure^='G'], [aria-live], [data-mf-preview], script, template, .mf-print-skip"
)
_OF_SCRIPTS = ("tabindex", "role", "aria-label", "aria-hidden")  # which what is static does not need
_FOLDED = ("tip", "success")  # the boxes of hints, and of all that is an answer


@dataclass(frozen=True)
class Printed:
    """A page on paper, and what of it stands at the end of the sheet."""

    text: str
    hints: str
    answers: str


def make_static(soup: BeautifulSoup) -> None:
    """Leave out what only a script can use, and make lines and boxes of what is to be filled in."""
    for element in soup.select(_NOT_ON_PAPER):
        element.decompose()
    for element in soup.find_all(True):
        for name in [name for name in element.attrs if name.startswith("data-")]:
            del element[name]
        if element.name == "pre" or {"mf-cell", "mf-figure__said"} & set(element.get_attribute_list("class")):
            for name in _OF_SCRIPTS:
                element.attrs.pop(name, None)
    for form in soup.find_all("form"):
        _to_fill_in(soup, form)
    for box in soup.find_all("details"):
        if not _is_folded(box):
            _open(box)


def with_answers_apart(soup: BeautifulSoup, prefix: str) -> Printed:
    """Take hints and answers out of the page; in their place stands where to find them."""
    apart: dict[str, list[str]] = {kind: [] for kind, _ in AT_THE_END}
    number = 0
    while box := next(filter(_is_folded, soup.find_all("details")), None):
        number += 1
        heading = box.find_previous(["h2", "h3", "h4", "h5"])
        title = heading.decode_contents() if heading else ""
        boxes = _run(box)
        taken = {
            "hints": [each for each in boxes if "tip" in each.get_attribute_list("class")],
            "answers": [each for each in boxes if "success" in each.get_attribute_list("class")],
        }
        links = []
        for kind, _ in AT_THE_END:
            if taken[kind]:
                anchor = f"{prefix}--{kind}-{number}"
                label = (
                    f"Hints {number}" if kind == "hints" else f"{_summary(taken[kind][0])}: answer {number}"
                )
                links.append(f'<a href="#{anchor}">{label}</a>')
                apart[kind].append(_item(taken[kind], anchor, f"{number}. {title}"))
        place = BeautifulSoup(f'<p class="mf-paper__away">{" · ".join(links)}</p>', "html.parser")
        box.insert_before(place)
        for each in boxes:
            each.extract()
    return Printed(str(soup), "".join(apart["hints"]), "".join(apart["answers"]))


def _is_folded(box: Tag) -> bool:
    return any(kind in box.get_attribute_list("class") for kind in _FOLDED)


def _run(box: Tag) -> list[Tag]:
    """Return the box and those that follow it at once: the hints and the solution of one question."""
    found = [box]
    while (other := found[-1].find_next_sibling()) and other.name == "details" and _is_folded(other):
        found.append(other)
    return found


def _summary(box: Tag) -> str:
    summary = box.find("summary")
    return summary.decode_contents() if summary else ""


def _item(boxes: list[Tag], anchor: str, title: str) -> str:
    parts = []
    for box in boxes:
        heading = box.find("summary")
        if heading:
            heading.extract()
        named = heading and (len(boxes) > 1 or heading.get_text() != "Solution")
        parts.append(
            (f"<p><strong>{heading.decode_contents()}</strong></p>" if heading and named else "")
            + box.decode_contents()
        )
    return f'<div class="mf-paper__item" id="{anchor}"><h4>{title}</h4>{"".join(parts)}</div>'


def _open(box: Tag) -> None:
    """Make a box that cannot be closed."""
    box.name = "div"
    box["class"] = " ".join(["admonition", *box.get_attribute_list("class")])
    summary = box.find("summary", recursive=False)
    if isinstance(summary, Tag):
        summary.name = "p"
        summary["class"] = "admonition-title"


def _to_fill_in(soup: BeautifulSoup, form: Tag) -> None:
    """Make of a form what one writes on with a pen."""
    for field in form.find_all(["input", "select", "textarea"]):
        kind = (
            "box"
            if field.get("type") in ("radio", "checkbox")
            else "lines"
            if field.name == "textarea"
            else "line"
        )
        field.replace_with(soup.new_tag("span", attrs={"class": f"mf-paper__{kind}"}))
    for label in form.find_all("label"):
        label.name = "div" if label.find_parent("fieldset") else "span"
    for name, plain in (("fieldset", "div"), ("legend", "p"), ("form", "div")):
        for element in [*form.find_all(name), form]:
            if element.name == name:
                element.name = plain
                element.attrs = {key: value for key, value in element.attrs.items() if key == "class"}
    for button in form.find_all("button"):
        button.decompose()
