"""Find the exercises of a page: a heading such as `### E1.5 A product at π ★★`, and all that belongs to it.

An exercise goes from its heading to the next one of the same rank or higher. In it stand, in this order, the
question, the `answer` block, up to three folded hints and the folded solution. While Markdown is converted this
extension puts them into one `<section>`, so that script and style find what belongs together.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from .answers import AnswerError

_HEADING = re.compile(r"h([2-4])")
_TITLE = re.compile(r"(?P<id>[EL]\d+\.\d+) (?P<title>.+?) (?P<stars>★{1,4})")
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_AFTER_ALL_OTHERS = -10
MOST_HINTS = 3
MARK = "mf-answer-placeholder"


class Exercises(Extension):
    """Puts each exercise of a page into a section of its own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown calls it so)
        """Take part after all other extensions, when headings have their ids."""
        md.treeprocessors.register(_Sections(md), "mf-exercises", _AFTER_ALL_OTHERS)


class _Sections(Treeprocessor):
    def run(self, root: Element) -> None:
        children = list(root)
        at = 0
        while at < len(children):
            heading = children[at]
            title = _TITLE.match("".join(heading.itertext())) if _HEADING.fullmatch(heading.tag) else None
            end = _end(children, at)
            if title and any(self._is_answer(child) for child in children[at:end]):
                section = self._section(title["id"], len(title["stars"]), children[at:end])
                for child in children[at:end]:
                    root.remove(child)
                root.insert(list(root).index(children[end]) if end < len(children) else len(root), section)
                at = end
            else:
                at += 1

    def _section(self, id: str, stars: int, parts: list[Element]) -> Element:
        section = Element(
            "section", {"class": "mf-exercise", "data-mf-exercise": id, "data-mf-stars": str(stars)}
        )
        section.extend(parts)
        if sum(self._is_answer(part) for part in parts) > 1:
            raise AnswerError(f"{id} has more than one answer block: make it two exercises", 1)
        folded = [part for part in parts if part.tag == "details"]
        hints = [part for part in folded if "tip" in part.get("class", "").split()]
        solutions = [part for part in folded if "success" in part.get("class", "").split()]
        if len(hints) > MOST_HINTS or len(solutions) != 1 or folded != hints + solutions:
            raise AnswerError(
                f"{id} needs up to {MOST_HINTS} hints (??? tip), then one solution (??? success)", 1
            )
        for number, hint in enumerate(hints, 1):
            hint.set("data-mf-hint", str(number))
        solutions[0].set("data-mf-solution", "")
        return section

    def _is_answer(self, element: Element) -> bool:
        stashed = _STASHED.fullmatch(element.text or "") if element.tag == "p" else None
        return stashed is not None and MARK in self.md.htmlStash.rawHtmlBlocks[int(stashed[1])]


def _end(children: list[Element], start: int) -> int:
    """Return where the part that this heading begins comes to its end."""
    rank = _HEADING.fullmatch(children[start].tag)
    for place in range(start + 1, len(children)):
        other = _HEADING.fullmatch(children[place].tag)
        if other and rank and other[1] <= rank[1]:
            return place
    return len(children)
