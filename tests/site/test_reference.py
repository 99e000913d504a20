"""The reference holds every public name of mfml with all that its docstring says, and nothing private."""

import importlib
import inspect
import json
import pkgutil
import re
from functools import cached_property
from types import FunctionType
from urllib.parse import unquote, urlsplit

import pytest

import mfml

MODULES = sorted(module.name for module in pkgutil.iter_modules(mfml.__path__) if module.name[0] != "_")
NAMES = [(module, name) for module in MODULES for name in importlib.import_module(f"mfml.{module}").__all__]

INHERITED = {"Sandpit": {"depth", "gradient", "hessian", "deepest"}}


def value_of(module, name):
    return getattr(importlib.import_module(f"mfml.{module}"), name)


def page_of(module):
    return f"reference/{module.replace('_', '-')}/index.html"


@pytest.fixture(params=NAMES, ids=".".join)
def entry(request, pages):
    """Return a public name and its part of the page: heading, signature, docstring and members."""
    module, name = request.param
    heading = pages[page_of(module)].find(id=f"mfml.{module}.{name}")
    assert heading is not None, f"{name} is missing: name it under members in docs/{page_of(module)}"
    return module, name, heading.parent


def shown_sections(part):
    contents = part.find(class_="doc-contents", recursive=False)
    return [title.get_text() for title in contents.find_all("p", class_="mf-doc-title", recursive=False)]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_a_page_in_the_navigation(module, pages):
    links = [
        urlsplit(link["href"]).path for link in pages["index.html"].select("nav.md-nav--primary a[href]")
    ]
    assert page_of(module).removesuffix("index.html") in links


@pytest.mark.parametrize("module", MODULES)
def test_a_page_has_the_names_of_its_module_and_no_others(module, pages):
    headings = pages[page_of(module)].select("h2.doc-heading")
    names = [heading["id"].removeprefix(f"mfml.{module}.") for heading in headings]
    assert sorted(names) == sorted(importlib.import_module(f"mfml.{module}").__all__)


def test_a_name_has_its_signature_and_every_section_of_its_docstring(entry):
    module, name, part = entry
    value = value_of(module, name)
    if not callable(value):
        return
    sections = re.findall(r"^(\w+)\n-{3,}$", inspect.getdoc(value), re.MULTILINE)
    assert shown_sections(part) == sections
    signature = part.find(class_="doc-signature", recursive=False)
    if inspect.isfunction(value):
        assert {"Parameters", "Returns", "Examples"} <= set(sections)
        assert part.select(".mf-doc-example")
        shown = re.findall(r"^    \W*(\w+):", signature.get_text(), re.MULTILINE)
        shown = shown or re.findall(r"(\w+):", signature.get_text())
        assert shown == list(inspect.signature(value).parameters)


def test_a_class_has_its_public_members(entry):
    module, name, part = entry
    own = vars(value_of(module, name)) if inspect.isclass(value_of(module, name)) else {}
    kinds = (FunctionType, property, classmethod, cached_property)
    public = {member for member, value in own.items() if member[0] != "_" and isinstance(value, kinds)}
    shown = {heading["id"].rsplit(".", 1)[1] for heading in part.select("h3.doc-heading")}
    assert shown >= public | INHERITED.get(name, set())


@pytest.mark.parametrize("module", MODULES)
def test_nothing_private_is_shown(module, pages):
    page = pages[page_of(module)]
    parts = {part for element in page.find_all(id=True) for part in element["id"].split(".")[1:]}
    assert not {part for part in parts if part[:1] == "_"} - {"__call__"}
    assert "mfml._" not in str(page)


@pytest.mark.parametrize("module", MODULES)
def test_no_markup_is_left_over(module, pages):
    for code in pages[page_of(module)].select("code, pre"):
        code.decompose()
    text = pages[page_of(module)].find("article").get_text()
    assert not re.search(r"\\[*_\[{]|\]\[|`", text)


def test_the_overview_links_every_name(pages):
    links = {
        unquote(urlsplit(link["href"]).fragment) for link in pages["reference/index.html"].select("td a")
    }
    assert links >= {f"mfml.{module}.{name}" for module, name in NAMES}


def test_the_search_finds_every_name(site):
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    titles = {(page["location"], page["title"]) for page in index["docs"]}
    expected = {
        (f"{page_of(module).removesuffix('index.html')}#mfml.{module}.{name}", name) for module, name in NAMES
    }
    assert expected <= titles
