"""While the book is served: what other pages show of a saved page is shown there, too, and mistakes have their line."""

import author
import pytest

GLOSSARY = "# Glossary\n\nSecant\n:   A line; see [1](1-lines.md).\n"
LINES = "# Lines\n\n## Two points\n\nThis is a **secant**.\n\n## Rest\n\nWords.\n"
INDEX = '# Index\n\n<div data-mf-furniture="words"></div>\n\n<div data-mf-furniture="misconceptions"></div>\n'


@pytest.fixture
def served(tmp_path):
    pages = {"index.md": INDEX, "1-lines.md": LINES, "glossary.md": GLOSSARY}
    with author.serve(author.write_book(tmp_path, pages)) as served:
        yield served


def test_saving_words(served):
    assert 'href="1-lines/#two-points"' in served.get()
    assert 'href="1-lines/#rest"' not in served.get()
    assert 'href="../glossary/#secant" aria-describedby="term-secant"' in served.get("1-lines/")

    # Words that no other page shows: this page alone.
    assert "built 1-lines.md alone" in served.save("1-lines.md", LINES + "More words.\n")

    # The index shows another place, and a misconception.
    assert "alone" not in served.save("1-lines.md", LINES + "A secant.\n")
    assert 'href="1-lines/#rest"' in served.get()
    box = '!!! warning "You may think: all lines are secants"\n    No.\n'
    assert "alone" not in served.save("1-lines.md", f"{LINES}\n{box}")
    assert 'href="1-lines/#you-may-think-all-lines-are-secants"' in served.get()

    # The index itself, built alone, is filled as before.
    assert "built index.md alone" in served.save("index.md", INDEX + "\nMore words.\n")
    assert 'href="1-lines/#two-points"' in served.get()

    # All pages show the definition.
    assert "alone" not in served.save("glossary.md", GLOSSARY.replace("A line", "A straight line"))
    assert "A straight line." in served.get("1-lines/")

    # Mistakes have their line, and the book goes on when they are put right.
    said = served.save("1-lines.md", LINES.replace("**secant**", "**chord**"))
    assert "docs/1-lines.md:5: the bold term 'chord' is not in the glossary" in said
    said = served.save("glossary.md", GLOSSARY.replace("; see [1](1-lines.md)", ""))
    assert "docs/glossary.md:3: 'Secant' needs one definition" in said
    served.save("glossary.md", GLOSSARY)
    assert "Reloading browsers" in served.save("1-lines.md", LINES)
