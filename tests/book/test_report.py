"""The links of a section: the permanent one has a name, and a report of a mistake is filled in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from furniture import report

PERMALINK = '<a class="headerlink" href="#{0}" title="Permanent link">&para;</a>'
PAGE = (
    f'<h1 id="t">1.3 Rise{PERMALINK.format("t")}</h1><p>Begin.</p><h2 id="a">'
    f"Rise &amp; <em>run</em>{PERMALINK.format('a')}</h2>"
    f'<p>First.</p><h3 id="b">With \\(x\\) <span class="arithmatex">\\(x\\)</span>{PERMALINK.format("b")}</h3>'
    f'<h2 id="c">Last{PERMALINK.format("c")}</h2><p>Second.</p><p class="mf-downloads">Take it</p>'
)
ISSUES = "https://example.org/book/mfml/issues/new"


def test_each_permanent_link_says_where_it_leads():
    links = BeautifulSoup(report.name_permalinks(PAGE), "html.parser").select(".headerlink")
    assert [link["aria-label"] for link in links] == [
        "Link to “1.3 Rise”",
        "Link to “Rise & run”",
        "Link to this section",
        "Link to “Last”",
    ]
    assert [link["href"] for link in links] == ["#t", "#a", "#b", "#c"]


def test_a_report_is_filled_in_at_the_end_of_each_section():
    html = report.add_reports(PAGE, ISSUES, "1.3 Rise", "https://example.org/rise/", "abc123")
    soup = BeautifulSoup(html, "html.parser")
    reports = soup.select(".mf-report")
    assert [each.find_previous_sibling().name for each in reports] == ["h3", "p"]
    assert reports[1].find_next_sibling()["class"] == ["mf-downloads"]
    assert reports[0].a["aria-label"] == "Report a mistake in “Rise & run”"
    address = urlsplit(reports[0].a["href"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == ISSUES
    filled = parse_qs(address.query)
    assert filled["title"] == ["1.3 Rise: Rise & run"]
    assert filled["body"][0].splitlines()[:4] == [
        "Page: 1.3 Rise",
        "Section: Rise & run",
        "Address: https://example.org/rise/#a",
        "Edition: abc123",
    ]


def test_a_page_without_sections_stays_as_it_is():
    assert report.add_reports("<h1>T</h1><p>Text.</p>", ISSUES, "T", "", "") == "<h1>T</h1><p>Text.</p>"


@pytest.mark.parametrize(
    ("edit_uri", "issues"),
    [
        ("https://example.org/book/mfml/edit/main/docs/", ISSUES),
        ("https://example.org/", ""),
        ("edit/main/docs/", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_issues_stand_where_the_pages_are_edited(edit_uri, issues):
    assert report.issues_of(edit_uri) == issues
