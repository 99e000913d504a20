"""The games: rounds from a link, points against par, the clock; by keys alone, by mouse and by touch; what is kept."""

import json

import faults
import pytest
from answered import BLOCKED, FULL, kept
from live import open_page, with_a_site_map
from test_accessibility import focus_is_on, tab_to, violations
from widget_book import PHONE, drag, drag_by_touch, fits, in_sight

from run_node import run_node

PATH = "/1-what-is-calculus/games/"
SEED = 7
READY = "id => document.querySelector(`[data-mf-figure='${id}']`)?.dataset.mfReady !== undefined"
ANSWERS = """
import { matchPar, matchRound } from './docs/assets/js/games/match_round.js';
import { operationsOf } from './docs/assets/js/games/expressions.js';
import { sniperPar, sniperRound } from './docs/assets/js/games/sniper_round.js';
const [match, sniper] = [matchRound(SEED), sniperRound(SEED)];
console.log(JSON.stringify({
  G1: { par: matchPar(match), right: match.slopes.map((_, number) => match.slopes.indexOf(number)) },
  G2: { par: sniperPar(sniper), right: sniper.map((root) => operationsOf(root).indexOf(root)) },
}));
"""


@pytest.fixture(scope="module")
def answers():
    """Return par and the right places: of the slope of each function, of each outermost operation."""
    return json.loads(run_node("--input-type=module", "--eval", ANSWERS.replace("SEED", str(SEED))))


def opened(page, host, game, seed=SEED):
    """Open the link of a round; it alone brings the game to life."""
    page.goto("about:blank")  # from the same page, a link would only change the address
    open_page(page, host, f"{PATH}#figure={game}&seed={seed}")
    page.wait_for_function(READY, arg=game)


def begun(page, host, game):
    opened(page, host, game)
    act(page, game, "start")


def of(page, game, selector):
    return page.locator(f"[data-mf-figure={game}] {selector}")


def act(page, game, action):
    of(page, game, f"[data-mf-action={action}]").click()


def said(page, game):
    return of(page, game, "[aria-live]").text_content()


def told(page, game):
    return of(page, game, "[role=status]").text_content()


def state(page, game):
    return page.locator(f"[data-mf-figure={game}]").get_attribute("data-mf-state")


def functions(page):
    return of(page, "G1", ".mf-cards").first.locator("button")


def slopes(page):
    return of(page, "G1", ".mf-cards").last.locator("button")


def operations(page):
    return of(page, "G2", ".mf-sniper button")


def play_match(page, answers):
    for function, slope in enumerate(answers["G1"]["right"]):
        functions(page).nth(function).click()
        slopes(page).nth(slope).click()


def play_sniper(page, answers, misses=()):
    """Tap the outermost operation of each expression; before it, in some of them, all the others."""
    for number, right in enumerate(answers["G2"]["right"]):
        for other in range(operations(page).count()) if number in misses else ():
            if other != right:
                operations(page).nth(other).click()
        operations(page).nth(right).click()
        if number + 1 < len(answers["G2"]["right"]):
            act(page, "G2", "next")


def against(points, par):
    return (
        "exactly par" if points == par else f"{abs(points - par)} {'over' if points > par else 'under'} par"
    )


def test_the_match_by_keys_alone(page, host, answers):
    opened(page, host, "G1")
    assert told(page, "G1") == f"The link has set round {SEED}. Press Start."
    tab_to(page, "[data-mf-figure=G1] [data-mf-action=start]")
    page.keyboard.press("Enter")
    par = answers["G1"]["par"]
    assert said(page, "G1") == f"Choose a function, then its slope. Par is {par}."
    right = answers["G1"]["right"]
    for function, slope in enumerate(right):
        assert page.evaluate("document.activeElement.ariaLabel").startswith(
            f"Function {'ABCDEF'[function]}: "
        )
        page.keyboard.press("Enter")
        here = min(set(range(6)) - set(right[:function]))  # the first slope that is open
        assert page.evaluate("document.activeElement.ariaLabel").startswith(f"Slope {here + 1}: ")
        for _ in range(abs(slope - here)):
            page.keyboard.press("ArrowRight" if slope > here else "ArrowLeft")
        page.keyboard.press("Enter")
        if function == 0:
            assert said(page, "G1") == f"Right: {slope + 1} is the slope of A. 1 of 6 found. 2 points."
    assert state(page, "G1") == "over"
    assert f"The round is over: 12 points, {against(12, par)}." in said(page, "G1")
    assert focus_is_on(page, "[data-mf-figure=G1] [data-mf-action=start]"), "the next round is one key away"


def test_arrows_cross_and_escape_lets_go(page, host):
    begun(page, host, "G1")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.ariaLabel").startswith("Slope 1: ")
    page.keyboard.press("Enter")
    assert said(page, "G1") == "Choose a function first, then its slope."
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert functions(page).nth(5).get_attribute("aria-pressed") == "true"
    page.keyboard.press("Escape")
    assert functions(page).nth(5).get_attribute("aria-pressed") == "false"
    assert said(page, "G1") == "No function is chosen."


def test_a_wrong_slope_costs_a_point(page, host, answers):
    begun(page, host, "G1")
    right = answers["G1"]["right"]
    functions(page).nth(2).click()
    slopes(page).nth(right[3]).click()
    assert said(page, "G1").startswith(f"Not {right[3] + 1} for C. ")
    slopes(page).nth(right[2]).click()
    assert said(page, "G1").endswith("1 of 6 found. 1 point.")
    assert "1 of 12 points" in of(page, "G1", ".mf-game__head").inner_text()
    slopes(page).nth(right[2]).click(force=True)
    functions(page).nth(2).click(force=True)
    assert said(page, "G1").endswith("1 of 6 found. 1 point."), "what is found is out of the game"


def test_the_match_with_the_mouse(page, host, answers):
    begun(page, host, "G1")
    right = answers["G1"]["right"]
    grips = of(page, "G1", ".mf-grip")
    in_sight(slopes(page).nth(0))
    drag(page, grips.nth(1), slopes(page).nth(right[1]))
    assert said(page, "G1").startswith(f"Right: {right[1] + 1} is the slope of B.")
    drag(page, grips.nth(4), of(page, "G1", "[data-mf-action=share]"))
    assert "Right" in said(page, "G1"), "dropped beside the slopes"
    assert of(page, "G1", ".mf-card--held, .mf-card--target").count() == 0
    assert not grips.nth(1).is_visible()


def test_by_touch(chromium, host, answers):
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    begun(page, host, "G1")
    right = answers["G1"]["right"]
    functions(page).nth(0).tap()
    slopes(page).nth(right[0]).tap()
    assert said(page, "G1").startswith(f"Right: {right[0] + 1} is the slope of A.")
    in_sight(slopes(page).nth(0))
    drag_by_touch(page, of(page, "G1", ".mf-grip").nth(4), slopes(page).nth(right[4]))
    assert said(page, "G1").startswith(f"Right: {right[4] + 1} is the slope of E.")
    assert fits(page)
    opened(page, host, "G2")
    of(page, "G2", "[data-mf-action=start]").tap()
    operations(page).nth(answers["G2"]["right"][0]).tap()
    assert said(page, "G2").startswith("Right. It is ")
    for target in page.locator(".mf-game :is(button, label, .mf-grip):visible").all():
        box = target.bounding_box()
        assert box["height"] >= 40, target.evaluate("element => element.outerHTML.slice(0, 90)")
    for width, height in operations(page).evaluate_all(
        "all => all.map((each) => [each.offsetWidth, each.offsetHeight])"
    ):
        assert min(width, height) >= 40
    assert fits(page)
    context.close()


def test_the_clock(page, host):
    page.clock.install()
    begun(page, host, "G1")
    clock = of(page, "G1", "[role=timer]")
    assert clock.inner_text() == "60 s"
    page.clock.run_for(30_000)
    assert clock.inner_text() == "30 s"
    assert page.locator("#mf-live").text_content() == "30 seconds left."
    functions(page).nth(0).click()
    page.clock.run_for(30_000)
    assert state(page, "G1") == "over"
    assert said(page, "G1").startswith("The time is up. The round is over: 0 points, ")
    assert of(page, "G1", ".mf-card--open").count() == 12, "what belongs together is shown"
    assert of(page, "G1", ".mf-game__list li").count() == 6
    before = said(page, "G1")
    slopes(page).nth(0).click(force=True)
    assert said(page, "G1") == before, "the cards take no more"
    assert clock.inner_text() == ""


def test_the_clock_can_be_switched_off_also_while_it_runs(page, host, answers):
    page.clock.install()
    begun(page, host, "G1")
    page.clock.run_for(5000)
    of(page, "G1", "input[type=checkbox]").uncheck()
    assert told(page, "G1") == "The clock is off. Take your time."
    page.clock.run_for(120_000)
    assert state(page, "G1") == "playing"
    play_match(page, answers)
    assert "without the clock: 12 points" in of(page, "G1", ".mf-game__best").inner_text()
    act(page, "G1", "again")
    page.clock.run_for(120_000)
    assert state(page, "G1") == "playing"
    of(page, "G1", "input[type=checkbox]").check()
    assert told(page, "G1") == "The next round has 60 seconds."
    assert not of(page, "G1", ".mf-game__best").is_visible(), (
        "a round against the clock has its own best result"
    )


def test_the_sniper_by_keys_alone(page, host, answers):
    opened(page, host, "G2")
    tab_to(page, "[data-mf-figure=G2] [data-mf-action=start]")
    page.keyboard.press("Enter")
    assert said(page, "G2").startswith("Expression 1 of 8: ")
    spoken = of(page, "G2", ".mf-sniper").get_attribute("aria-label")
    assert not set(spoken) & set("+−·/²³⁴√()"), "the expression is named in words"
    for right in answers["G2"]["right"]:
        for _ in range(right):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        if state(page, "G2") == "playing":
            assert said(page, "G2").startswith("Right. It is ")
            assert focus_is_on(page, "[data-mf-action=next]")
            page.keyboard.press("Enter")
    assert f"The round is over: 16 points, {against(16, answers['G2']['par'])}." in said(page, "G2")
    assert of(page, "G2", ".mf-game__list li").count() == 8


def test_what_is_tapped_too_early_says_what_comes_after_it(page, host, answers):
    begun(page, host, "G2")
    right = answers["G2"]["right"][0]
    other = 1 - right  # the first expressions have two operations
    operations(page).nth(other).click()
    assert said(page, "G2").startswith("Not that one: the ")
    assert "is worked out before the" in said(page, "G2")
    operations(page).nth(other).click(force=True)  # counts once
    operations(page).nth(right).click()
    assert said(page, "G2").endswith(" 1 point.")


def test_the_way_back_leads_to_where_the_reader_was(page, host):
    with_a_site_map(page, host)
    begun(page, host, "G2")  # now the address names a round
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)  # the theme notes the place
    page.locator(".md-nav--primary a[href$='rise-over-run/']").first.click()
    page.wait_for_function("() => !document.querySelector('[data-mf-figure=G2]')")
    page.go_back()
    page.wait_for_function(READY, arg="G2")
    assert page.evaluate("scrollY") < 100


def test_the_best_result_stays(page, host, answers):
    begun(page, host, "G2")
    play_sniper(page, answers, misses=(0, 1))
    first = of(page, "G2", ".mf-game__best").inner_text()
    assert first.startswith("Your best: 14 points")
    act(page, "G2", "again")
    play_sniper(page, answers)
    best = of(page, "G2", ".mf-game__best").inner_text()
    assert best == f"Your best: 16 points, {against(16, answers['G2']['par'])} (round {SEED})."
    act(page, "G2", "again")
    play_sniper(page, answers, misses=range(8))
    assert of(page, "G2", ".mf-game__best").inner_text() == best, "a worse round takes nothing away"
    page.reload()
    page.wait_for_function(READY, arg="G2")
    assert of(page, "G2", ".mf-game__best").inner_text() == best
    assert told(page, "G2") == f"The link has set round {SEED}. Press Start."


def test_a_mastered_game_comes_to_the_review_deck(page, host, answers):
    begun(page, host, "G2")
    play_sniper(page, answers, misses=range(8))
    assert "under par" in said(page, "G2")
    assert "G2" not in kept(page), "who has not mastered it is not reminded of it"
    act(page, "G2", "again")
    play_sniper(page, answers)
    assert said(page, "G2").endswith("The game will come back on the page Today.")
    assert kept(page)["G2"]["log"][0][1:] == [1, 0, 0]
    assert kept(page)["G2"]["answer"] == f"16 of 16 points, par {answers['G2']['par']}, round {SEED}"
    act(page, "G2", "again")
    play_sniper(page, answers, misses=range(8))
    assert [check[1] for check in kept(page)["G2"]["log"]] == [1, 0]
    page.evaluate(
        "() => localStorage.setItem('mfml:progress', "
        "localStorage.getItem('mfml:progress').replaceAll(/\\b1\\d{12}\\b/g, (time) => time - 3 * 86400000))"
    )
    page.goto(f"{host.address}practice/")
    link = page.locator("[data-mf-item=G2] a")
    assert link.inner_text() == "G2 Rule sniper"
    link.click()
    page.wait_for_url("**/1-what-is-calculus/games/#g2")
    page.goto(f"{host.address}practice/progress/")
    page.locator("[data-mf-item=G2][data-mf-result=correct]").wait_for()
    assert page.locator("[data-mf-item=G1]").get_attribute("data-mf-result") == "open"


@pytest.mark.parametrize("denied", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_browser_that_keeps_nothing(page, host, answers, denied):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error.stack)))
    page.add_init_script(denied)
    begun(page, host, "G1")
    play_match(page, answers)
    assert "The round is over: 12 points" in said(page, "G1")
    assert "Your answer could not be kept" in said(page, "G1")
    assert told(page, "G1") == "This browser does not keep your best result."
    act(page, "G1", "again")
    assert state(page, "G1") == "playing"
    assert not [error for error in errors if "/assets/book/" in error]
    page.problems.clear()  # the theme wants to keep something, too


def test_the_link_of_a_round(page, context, host):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, host, "G1", "")
    assert "The link is damaged" in told(page, "G1")
    go_to_round(page, 98)
    page.wait_for_load_state("networkidle")  # the theme may fetch the page anew, the first time
    page.wait_for_function(READY, arg="G1")
    assert told(page, "G1") == "The link has set round 98. Press Start."
    act(page, "G1", "start")
    act(page, "G1", "share")
    link = page.evaluate("navigator.clipboard.readText()")
    cards = [card.get_attribute("aria-label") for card in slopes(page).all()]
    go_to_round(page, 99)
    page.wait_for_function("() => document.querySelector('.mf-game__told').textContent.includes('99')")
    assert state(page, "G1") == "playing", "a link takes no round away"
    act(page, "G1", "start")
    assert page.evaluate("location.hash") == "#figure=G1&seed=99"
    other = context.new_page()
    other.goto(link)
    other.wait_for_function(READY, arg="G1")
    assert state(other, "G1") == "start", "the time begins when the reader does"
    act(other, "G1", "start")
    assert [card.get_attribute("aria-label") for card in slopes(other).all()] == cards


def go_to_round(page, seed):
    page.evaluate("hash => { location.hash = hash }", f"#figure=G1&seed={seed}")


def test_a_closed_clipboard_leaves_the_address(page, host):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    begun(page, host, "G2")
    act(page, "G2", "share")
    assert "Copy the address of this page instead" in told(page, "G2")
    assert page.evaluate("location.hash") == f"#figure=G2&seed={SEED}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(page, host, answers, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(page, host, "G1")
    assert not violations(page), "before the start"
    act(page, "G1", "start")
    functions(page).nth(0).click()
    slopes(page).nth(answers["G1"]["right"][0]).click()
    functions(page).nth(1).click()
    assert not violations(page), "one pair found, one function chosen"
    slopes(page).nth(answers["G1"]["right"][2]).click()
    assert not violations(page), "a wrong slope"
    opened(page, host, "G2")
    act(page, "G2", "start")
    operations(page).nth(1 - answers["G2"]["right"][0]).click()
    operations(page).nth(answers["G2"]["right"][0]).click()
    assert not violations(page), "a miss and a hit"
    act(page, "G2", "again")
    play_sniper(page, answers)
    assert not violations(page), "over"


def test_nothing_but_the_game_is_loaded(page, host):
    opened(page, host, "G1")
    asked = [address for address, _ in host.requests]
    assert any(address.endswith("/games.js") for address in asked)
    assert not [
        each for each in asked if "jsxgraph" in each or each.endswith(("/figures.js", "/practice.js"))
    ]


def test_the_script_does_not_arrive(page, book):
    book.faults["*/js/games.js"] = faults.missing
    open_page(page, book, f"{PATH}#figure=G2&seed={SEED}")
    again = of(page, "G2", "[data-mf-action=retry]")
    again.wait_for()
    assert "The game could not be loaded" in page.locator("[data-mf-figure=G2]").inner_text()
    book.faults.clear()
    again.click()
    page.wait_for_function(READY, arg="G2")
    page.problems.clear()  # this book is not at `host`, and the browser has told of the missing file


def test_without_javascript(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PATH.lstrip("/"))
    for game in ("G1", "G2"):
        assert "The game needs JavaScript." in page.locator(f"[data-mf-figure={game}]").inner_text()
    context.close()
