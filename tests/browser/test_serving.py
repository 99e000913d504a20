"""`mkdocs serve`, as an author uses it: the cells run there too, and a page that is saved is soon shown anew."""

import author
import pytest
from built_site import SITE
from live import cell, output, run

PAGE = """# A page

Words.

```{ .pycon #sum }
>>> 1 + 1
2
```
"""


def problems_of(page):
    problems = []
    page.on("console", lambda message: message.type == "error" and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    return problems


def test_a_cell_runs_on_the_page_that_is_served(context, tmp_path):
    configuration = tmp_path / "mkdocs.yml"
    book = SITE.parent
    configuration.write_text(f"INHERIT: {book}/mkdocs.yml\ndocs_dir: {book}/docs\n", "utf-8")
    (tmp_path / "scripts").symlink_to(book / "scripts")
    with author.serve(configuration) as served:
        page = context.new_page()
        problems = problems_of(page)
        page.goto(served.address)
        assert run(page, "first-touch") == "ok"
        assert output(page, "first-touch") == "7.0\n"
        assert cell(page, "first-touch").get_attribute("data-mf-match") == "same"
        assert "livereload" in page.content()
        assert not problems


@pytest.mark.parametrize("change", [("Words", "Other words"), ("1 + 1\n2", "1 + 2\n3"), ("# A", "# The")])
def test_a_page_that_is_saved_is_shown_anew(context, tmp_path, change):
    with author.serve(author.write_book(tmp_path, {"index.md": PAGE})) as served:
        page = context.new_page()
        problems = problems_of(page)
        page.goto(served.address)
        served.save("index.md", PAGE.replace(*change))
        word = change[1].splitlines()[-1].strip("# ")
        page.wait_for_function(
            "word => document.querySelector('article')?.textContent.includes(word)", arg=word
        )
        assert not problems
