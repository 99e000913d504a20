"""Find the exercises of a page: a heading such as `### E1.5 A product at π ★★`, and all that belongs to it.

An exercise goes from its heading to the next one of the same rank or higher. In it stand, in this order, the
question with its `answer` blocks, up to three folded hints and the folded solution. While Markdown is converted this
extension puts them into one `<section>`, so that script and style find what belongs together. What is wrong with an
exercise is noted on its section: pages.py knows the line, and says it.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_HEADING = re.compile(r"h([2-4])")
_TITLE = re.compile(r"(?P<id>E\d+\.\d+) (?P<title>.+?) (?P<stars>★{1,4})")
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_AFTER_ALL_OTHERS = -10
MOST_HINTS = 3
MARK = "mf-answer-placeholder"
PROBLEM = "data-mf-problem"


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
            if title and self._has_answer(children[at:end]):
                section = self._section(title, children[at:end])
                for child in children[at:end]:
                    root.remove(child)
                root.insert(list(root).index(children[end]) if end < len(children) else len(root), section)
                at = end
            else:
                at += 1

    def _section(self, title: re.Match[str], parts: list[Element]) -> Element:
        section = Element(
            "section",
            {
                "id": title["id"],  # permanent, whatever becomes of the title
                "class": "mf-exercise",
                "data-mf-exercise": title["id"],
                "data-mf-title": title["title"],
                "data-mf-stars": str(len(title["stars"])),
                "data-mf-result": "open",
            },
        )
        section.extend(parts)
        folded = [part for part in parts if part.tag == "details"]
        hints = [part for part in folded if "tip" in part.get("class", "").split()]
        solutions = [part for part in folded if "success" in part.get("class", "").split()]
        if len(hints) > MOST_HINTS or len(solutions) != 1 or folded != hints + solutions:
            section.set(PROBLEM, f"needs up to {MOST_HINTS} hints (??? tip), then one solution (??? success)")
        if self._has_answer(folded):
            section.set(PROBLEM, "has an answer block in a box: move it out of the box")
        for number, hint in enumerate(hints, 1):
            hint.set("data-mf-hint", str(number))
        for solution in solutions:
            solution.set("data-mf-solution", "")
        return section

    def _has_answer(self, parts: list[Element]) -> bool:
        """Return whether an element, at any depth, stands for an answer block."""
        return any(self._is_answer(element) for part in parts for element in part.iter())

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
