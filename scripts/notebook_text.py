r"""Split a page of the book into prose and live cells, with the prose in the Markdown that Jupyter knows.

The book's Markdown has more than Jupyter's: admonitions, tabs, definition lists, attribute lists, footnotes. Each
becomes the nearest plain thing. A live cell may stand inside a box, and no box of Jupyter can hold one: the box is
closed before the cell and opened again after it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from markdown.extensions.toc import slugify

from fences import Cell, CellError
from page_lines import FENCE, end_of_fence, is_answer
from practice.answer_text import as_markdown

# Says where a link of the page leads: an absolute address, or None if the reader's notebook cannot follow it.
Resolve = Callable[[str], str | None]


@dataclass(frozen=True)
class Live:
    """The place of a live cell between the prose: its number on the page, from 0, and if it lies in a closed box."""

    number: int
    folded: bool = False


_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_BOX = re.compile(
    r'(?P<indent> *)(?P<mark>!!!|\?\?\?\+?|===[!+]?) *(?P<kind>[\w -]*?) *(?:"(?P<title>.*)")? *'
)
_HEADING = re.compile(
    r"^#{1,6} +(?P<text>.*?)(?: +#+)?(?: *\{:?(?:[^{}\n]*#(?P<id>[\w-]+))?[^{}\n]*\})? *$", re.MULTILINE
)
_VERBATIM = re.compile(
    r"^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence) *$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$|(?<![\\$])\$(?![\s$])(?:\\.|[^$\\])*?(?<!\s)\$(?!\d)|\\\$",
    re.DOTALL | re.MULTILINE,
)
_ATTRIBUTES = re.compile(r' *\{:? *(?:(?:[#.][\w-]+|[\w-]+=(?:"[^"\n]*"|\'[^\'\n]*\'|[^\s"\'}]+)) *)+\}')
_DEFINITION = re.compile(r"^(?P<term>[^\s:#>|].*)\n\n?: {1,3}(?P<text>.*(?:\n+ {4}.*)*)", re.MULTILINE)
_ADDRESS = re.compile(r"^ {0,3}\[(?!\^)(?P<label>[^\]\n]+)\]: *<?(?P<target>[^\s>]+)>?.*\n?", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^(?P<name>[^\]\n]+)\]:[ \n] *(?P<text>.*(?:\n+ {4}.*)*)\n?", re.MULTILINE)
_LABEL = r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
_BY_NAME = re.compile(rf"{_LABEL}\[(?P<name>[^\]\n]*)\]")
_LINK = re.compile(
    rf"(?P<image>!?){_LABEL}\(<?(?P<target>[^\s()<>]*(?:\([^\s()]*\))?[^\s()<>]*)>?"
    r'(?P<title>\s+"[^"]*")?\)'
)


def split(page: str, cells: Sequence[Cell], resolve: Resolve) -> list[str | Live]:
    """Return the prose and the places of the live cells of a page, in order."""
    text = _FRONT_MATTER.sub("", page)
    addresses = {match["label"]: match["target"] for match in _ADDRESS.finditer(text)}
    notes = {match["name"]: match["text"] for match in _FOOTNOTE.finditer(text)}
    page_text = _Page(cells, resolve, addresses, list(notes), _linked_anchors(text))
    pieces = page_text.pieces(text, at_top=True)
    if page_text.found != len(cells):
        missing = cells[page_text.found]
        raise CellError(f"the cell {missing.id!r} was not found for the notebook", missing.line)
    if notes:
        numbered = (f"{n}. {textwrap.dedent(' ' * 4 + text)}" for n, text in enumerate(notes.values(), 1))
        pieces.append(page_text.plain("**Notes**\n\n" + "\n".join(numbered)))
    return pieces


@dataclass
class _Page:
    """What is true of the whole page while its parts are converted."""

    cells: Sequence[Cell]
    resolve: Resolve
    addresses: dict[str, str]
    notes: list[str]
    anchors: set[str]
    found: int = field(default=0)

    def pieces(self, text: str, *, at_top: bool = False) -> list[str | Live]:
        """Convert a page, where each heading begins a new piece, or the inside of a box."""
        lines = text.expandtabs(4).splitlines()
        pieces: list[str | Live] = []
        waiting: list[str] = []  # lines of prose not yet converted

        def flush() -> None:
            _add(pieces, self.plain("\n".join(waiting)))
            waiting.clear()

        at = 0
        while at < len(lines):
            line = lines[at]
            if fence := FENCE.fullmatch(line):
                end = end_of_fence(lines, at, fence)
                body = "\n".join(part[len(fence["indent"]) :] for part in lines[at + 1 : end])
                if self._is_next_cell(body):
                    flush()
                    pieces.append(Live(self.found))
                    self.found += 1
                    # What follows in the same item of a list stands in a notebook cell of its own.
                    stop = _end_of_box(lines, end, len(fence["indent"]))
                    lines[end + 1 : stop] = (part[len(fence["indent"]) :] for part in lines[end + 1 : stop])
                elif is_answer(fence["info"]):
                    waiting += textwrap.indent(as_markdown(textwrap.dedent(body)), fence["indent"]).split(
                        "\n"
                    )
                else:
                    language = re.search(r"[\w+-]+", fence["info"])
                    waiting += [fence["indent"] + fence["mark"] + (language[0] if language else "")]
                    waiting += lines[at + 1 : end + 1]
                at = end + 1
            elif (box := _BOX.fullmatch(line)) and (box["kind"] or box["title"]):
                flush()
                indent = len(box["indent"]) + 4
                end = _end_of_box(lines, at, indent)
                inside = "\n".join(part[indent:] for part in lines[at + 1 : end])
                for piece in _boxed(box, self.pieces(inside)):
                    _add(pieces, textwrap.indent(piece, box["indent"]) if isinstance(piece, str) else piece)
                at = end
            else:
                if at_top and _HEADING.fullmatch(line):
                    flush()
                    pieces.append("")
                waiting.append(line)
                at += 1
        flush()
        return [piece for piece in pieces if piece]

    def plain(self, text: str) -> str:
        """Convert the prose outside boxes; code and formulas stay as they are."""
        kept: list[str] = []

        def keep(match: re.Match[str]) -> str:
            kept.append(_formula(match[0]))
            return f"\x02{len(kept) - 1}\x03"

        def restore(text: str) -> str:
            return re.sub(r"\x02(\d+)\x03", lambda match: kept[int(match[1])], text)

        text = _VERBATIM.sub(keep, text)
        text = _HEADING.sub(lambda match: self._heading(match, restore(match["text"])), text)
        text = _FOOTNOTE.sub("", _ADDRESS.sub("", text))
        text = _ATTRIBUTES.sub("", text)
        text = re.sub(r'(<[a-z][^<>]*?) markdown(?:="?\w+"?)?(?=[ />])', r"\1", text)
        text = _DEFINITION.sub(_definition, text)
        text = re.sub(r"\[\^([^\]\n]+)\]", self._note, text)
        text = _BY_NAME.sub(self._named, text)
        text = _LINK.sub(self._link, text)
        return restore(re.sub(r"\n{3,}", "\n\n", text).strip("\n"))

    def _is_next_cell(self, body: str) -> bool:
        return self.found < len(self.cells) and body.strip() == self.cells[self.found].source.strip()

    def _heading(self, match: re.Match[str], text: str) -> str:
        anchor = match["id"] or slugify(text, "-")
        return f'<a id="{anchor}"></a>\n\n{match[0]}' if f"#{anchor}" in self.anchors else match[0]

    def _note(self, match: re.Match[str]) -> str:
        return f"<sup>[{self.notes.index(match[1]) + 1}]</sup>" if match[1] in self.notes else match[0]

    def _named(self, match: re.Match[str]) -> str:
        target = self.addresses.get(match["name"] or match["label"])
        return f"[{match['label']}]({target})" if target else match[0]

    def _link(self, match: re.Match[str]) -> str:
        target = match["target"]
        known = re.match(r"[a-z][a-z+.-]*:|//", target) or target in self.anchors
        address = target if known else self.resolve(target)
        if address:
            return f"{match['image']}[{match['label']}]({address}{match['title'] or ''})"
        return f"*[Image: {match['label']}]*" if match["image"] else match["label"]


def _linked_anchors(text: str) -> set[str]:
    """Return the addresses of the headings to which a link on the same page leads."""
    headings = {"#" + (match["id"] or slugify(match["text"], "-")) for match in _HEADING.finditer(text)}
    return headings & set(re.findall(r"\]\((#[\w-]+)\)", text))


def _end_of_box(lines: list[str], start: int, indent: int) -> int:
    """Return the number of the first line after the box."""
    outside = (n for n in range(start + 1, len(lines)) if lines[n].strip() and lines[n][:indent].strip())
    return next(outside, len(lines))


def _boxed(box: re.Match[str], inside: list[str | Live]) -> list[str | Live]:
    """Write a box around each piece of prose; its title stands above the first one, even if that is a cell."""
    kind = box["kind"].partition(" ")[0]
    title = kind.capitalize() if box["title"] is None else box["title"]
    closed = box["mark"] == "???"
    if not inside or isinstance(inside[0], Live):
        inside = ["", *inside]
    boxed: list[str | Live] = []
    for number, piece in enumerate(inside):
        if isinstance(piece, Live):
            boxed.append(replace(piece, folded=piece.folded or closed))
        elif box["mark"].startswith("???"):
            summary = re.sub(r"`([^`]+)`", r"<code>\1</code>", title) + (" (continued)" if number else "")
            # A box before a folded cell holds nothing to open: its title alone stands above the cell.
            opening = "<details>" if closed else "<details open>"
            boxed.append(
                f"{opening}<summary>{summary}</summary>\n\n{piece}\n\n</details>" if piece else f"**{title}**"
            )
        else:
            heading = f"**{title}**" if title and number == 0 else ""
            text = "\n\n".join(part for part in (heading, piece) if part)
            boxed.append(text if box["mark"].startswith("===") else _quoted(text))
    return boxed


def _quoted(text: str) -> str:
    """Write a block quote. A formula over several lines would take the marks `>` for its own: it gets one line."""
    text = re.sub(r"^\$\$\n.*?\n\$\$$", lambda match: " ".join(match[0].split("\n")), text, flags=re.M | re.S)
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _add(pieces: list[str | Live], piece: str | Live) -> None:
    """Append prose to the prose before it."""
    if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
        pieces[-1] = f"{pieces[-1]}\n\n{piece}".strip("\n")
    else:
        pieces.append(piece)


def _definition(match: re.Match[str]) -> str:
    body = textwrap.dedent(" " * 4 + match["text"])
    return f"- **{match['term'].strip()}:** " + textwrap.indent(body, "  ").lstrip()


def _formula(text: str) -> str:
    """Write a formula between dollar signs, which every notebook knows; leave any other text alone."""
    if text.startswith("\\("):
        return f"${text[2:-2].strip()}$"
    return f"$${text[2:-2]}$$" if text.startswith("\\[") else text
