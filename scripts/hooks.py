"""The MkDocs hook: it makes live cells, formulas and the browser's files part of every build.

Because all of it hangs on MkDocs' own events, plain `mkdocs serve` and `mkdocs build` work too.
"""

from __future__ import annotations

import functools
import re
import sys
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

# MkDocs finds this file by its path; the modules beside it, and the runner of the cells, are imported by name.
ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "docs" / "assets" / "python")]

from jinja2 import Environment, FileSystemBytecodeCache  # noqa: E402
from mkdocs.config.config_options import ExtraScriptValue  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.livereload import LiveReloadServer  # noqa: E402
from mkdocs.plugins import get_plugin_logger  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402
from mkdocs.structure.nav import Navigation  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402
from mkdocs.utils import get_relative_url  # noqa: E402
from mkdocstrings import MkdocstringsPlugin  # noqa: E402

import browser_assets  # noqa: E402
import checkpoints  # noqa: E402
import content_policy  # noqa: E402
import fences  # noqa: E402
import formulas  # noqa: E402
import notebooks  # noqa: E402
import offline_files  # noqa: E402
import one_page  # noqa: E402
import outlines  # noqa: E402
import run_cells  # noqa: E402
from figures import figure_html  # noqa: E402
from figures.numbers import numbered  # noqa: E402
from furniture import report  # noqa: E402
from furniture.book import Furniture  # noqa: E402
from furniture.errors import FurnitureError  # noqa: E402
from furniture.noted import SheetError  # noqa: E402
from furniture.sheets import Sheets  # noqa: E402
from labs import publish  # noqa: E402
from node import ensure_node_modules  # noqa: E402
from practice import fence, inline, pages, sections  # noqa: E402
from practice.answers import AnswerError  # noqa: E402
from practice.contents import Contents  # noqa: E402
from progress import SetupError  # noqa: E402
from wheel_sources import AssetError  # noqa: E402

TEMPLATES = ROOT / ".cache" / "templates"
SEARCH = ROOT / "scripts" / "search_on_intent.mjs"
_TEACHES = re.compile(r"\d-|notation/")
_EMPTY_CORNER = re.compile(r"<th((?: [^>]*)?)></th>")

log = get_plugin_logger("mfml")

_assets: browser_assets.BrowserAssets | None = None
_serving = False
_run = run_cells.run_afresh
_builder: one_page.Builder | None = None
_nav: Navigation | None = None
_contents = Contents()
_sheets = Sheets([])
_furniture: Furniture  # of the build that is under way


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether the site is built or served, and fetch the npm packages if they are not there yet."""
    global _serving, _run
    _serving = command == "serve"
    if _serving and checkpoints.is_possible():
        _run = checkpoints.Checkpoints().run
    try:
        ensure_node_modules()
    except SetupError as error:
        raise PluginError(str(error)) from error


def on_config(config: MkDocsConfig) -> None:
    """Teach Markdown the live cells and the exercises; leave the looks of the reference to reference.css."""
    if not config.site_url:
        log.info("MFML_SITE_URL is not set: each page will be a new document, which starts Python again")
    fence_options = config.mdx_configs.setdefault("pymdownx.superfences", {})
    fence_options["custom_fences"] = [fences.CUSTOM_FENCE, fence.CUSTOM_FENCE]
    config.markdown_extensions.append(sections.Exercises())  # type: ignore[arg-type]
    config.extra_css.remove(MkdocstringsPlugin.css_filename)
    reference = cast(MkdocstringsPlugin, config.plugins["mkdocstrings"])
    reference.get_handler("python").env.bytecode_cache = _compiled_templates()


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin new lists of exercises and words; while the book is served, keep what one page takes of a build."""
    global _builder, _contents, _furniture
    _contents = Contents()
    try:
        _furniture = Furniture(Path(config.docs_dir))
    except FurnitureError as error:
        raise PluginError(f"{Path(config.docs_dir).name}/{error.file}:{error.line}: {error}") from error
    if _serving:
        places = [config.docs_dir, config.config_file_path, *config.watch]
        _builder = _builder or one_page.Builder([*map(Path, places), ROOT / "mfml", ROOT / "scripts"])
        _builder.begin()


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation, too; begin new sheets, in its order."""
    global _nav, _sheets
    _nav = nav
    _sheets = Sheets(page.url for page in nav.pages)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Take the theme's templates as an earlier build has compiled them."""
    env.bytecode_cache = _compiled_templates()
    if _builder and _nav:
        _builder.end(config, files, _nav, env)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add what the browser needs and the repository does not hold."""
    global _assets
    try:
        _assets = browser_assets.gather(serving=_serving)
    except (AssetError, RuntimeError) as error:
        raise PluginError(str(error)) from error
    for file in [file for file in files if browser_assets.is_source(file.src_uri)]:
        files.remove(file)
    for place, path in _assets.files.items():
        files.append(File.generated(config, place, abs_src_path=str(path)))
    config.extra_css = _assets.styles
    script = ExtraScriptValue(_assets.script)
    script.type = "module"
    config.extra_javascript = [script]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write each exercise as a form; run the page's cells and write each as HTML with its outputs."""
    html = _EMPTY_CORNER.sub(r"<td\1></td>", html)  # the corner of a table is the heading of nothing
    try:
        if publish.is_lab(page):
            html = publish.publish(html, page, files, config, _run)
        page_cells = fences.find_placeholders(html, page.file.content_string)
        exercises = pages.find(html, page.file.content_string)
        html = _furniture.furnish(html, page, page_cells)
        if exercises:
            ran = pages.run_programs(exercises, page_cells, _run)
            html = pages.write(html, exercises, ran, inline.inline)
        if page_cells:
            result = run_cells.outcomes_of(page_cells, _run)
            if not result.cached:
                log.info(f"ran cells of {page.file.src_uri}")
            outcomes = result.outcomes
            page_cells = numbered(page_cells, outcomes, _title(page))
            html = fences.replace_placeholders(
                html, lambda n: figure_html.render(page_cells[n], n + 1, outcomes[n], inline.inline)
            )
            html = outlines.share(html) + notebooks.publish(page, page_cells, outcomes, files, config)
    except (fences.CellError, AnswerError, FurnitureError) as error:
        raise PluginError(f"{_place(page, config)}:{error.line}: {error}") from error
    except RuntimeError as error:
        raise PluginError(f"{_place(page, config)}: {error}") from error
    titles = [page, *page.ancestors]
    _contents.note(page.url, [str(each.title) for each in titles], exercises, html)
    _sheets.note(page.url, _title(page), html)
    return _with_links(html, page, config)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the lists of exercises and words, and the formulas; add the addresses of the runtime and the policy."""
    output = _furniture.fill(_contents.fill(output, page.url), page.url)
    try:
        output = _sheets.fill(output, page.url)
        output = formulas.render_formulas(output)
    except SheetError as error:
        raise PluginError(f"{_place(page, config)}: {error}") from error
    except formulas.FormulaError as error:
        raise PluginError(f"{_place(page, config, error.tex)}: {error}") from error
    except RuntimeError as error:
        raise PluginError(f"{_place(page, config)}: {error}") from error
    return _finish(output, get_relative_url(".", page.url), config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Give the page for unknown addresses (404.html) the same policy, and take the date out of the site map."""
    if template_name == "sitemap.xml":
        # The day of the build says nothing about a page, and would make a new edition of each build.
        return re.sub(r"\s*<lastmod>.*?</lastmod>", "", output_content)
    if template_name != "404.html":
        return output_content
    return _finish(output_content, urlsplit(config.site_url or "/").path, config)


def on_post_build(config: MkDocsConfig) -> None:
    """Take mkdocstrings' style sheet away, which no page asks for; write the service worker, which names all files."""
    Path(config.site_dir, MkdocstringsPlugin.css_filename).unlink()
    if _assets is None:
        raise PluginError("the browser's files were not gathered before the site was written")
    offline_files.write(Path(config.site_dir), _assets.service_workers, retired=not _is_offline(config))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
    """Rebuild when the package or the build itself changes, too; and one page alone when that is enough."""
    server.watch(str(ROOT / "mfml"))
    server.watch(str(ROOT / "scripts"))
    if _builder:
        server.builder = functools.partial(_builder.build, builder)


def _title(page: Page) -> str:
    return str(page.meta.get("title") or page.title)


def _with_links(html: str, page: Page, config: MkDocsConfig) -> str:
    """Name the permanent links of the page; where the book teaches, let the reader report a mistake."""
    html = report.name_permalinks(html)
    issues = report.issues_of(config.edit_uri)
    if not issues or not _TEACHES.match(page.url) or _assets is None:
        return html
    edition = Path(str(_assets.config["edition"])).name
    address = urljoin(config.site_url, page.url) if config.site_url else _place(page, config)
    return report.add_reports(html, issues, _title(page), address, edition)


def _place(page: Page, config: MkDocsConfig, text: str = "") -> str:
    """Return the path of the page as an author and an editor know it, with the line of `text` if it is found."""
    path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    before, found, _ = page.file.content_string.partition(text or "\0")
    return f"{path}:{before.count(chr(10)) + 1}" if found else path


def _compiled_templates() -> FileSystemBytecodeCache:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(TEMPLATES))


def _is_offline(config: MkDocsConfig) -> bool:
    """Return whether browsers may keep the book; an author wants to see each change at once."""
    return not _serving and bool(config.extra.get("offline", True))


def _finish(output: str, root: str, config: MkDocsConfig) -> str:
    if _assets is None:
        raise PluginError("the browser's files were not gathered before the pages were written")
    # The theme's search dialog has no name, which screen readers need.
    output = output.replace('class="md-search" data-md', 'class="md-search" aria-label="Search" data-md')
    page_config = {**_assets.config, "offline": _is_offline(config)}
    element = browser_assets.config_element(page_config, root)
    search = f"<script>{SEARCH.read_text('utf-8')}</script>"
    output = output.replace("</head>", f"{element}{search}</head>", 1)
    return content_policy.add_policy(output, serving=_serving)
