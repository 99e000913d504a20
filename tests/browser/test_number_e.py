"""Figure 1.4: e lies on no step of the slider, and yet keys, the slider and a link reach it exactly."""

import math

from figure_book import act, controls, handles, open_figure, said


def test_the_point_and_the_slider_stop_at_e(page, host):
    shown = open_figure(page, host, "F1.4")
    for thing in [*handles(shown), *controls(shown)]:
        act(shown, "reset")
        thing.focus()
        for _ in range(14):  # from 2 to 2.7, the step next to e
            page.keyboard.press("ArrowRight")
        assert said(shown).startswith("The base is e, about 2.718.")
        assert shown.locator("output").text_content() == "e"
        page.keyboard.press("ArrowRight")
        assert said(shown).startswith("The base is 2.75.")
        page.keyboard.press("ArrowLeft")
        assert said(shown).endswith("the slope 1: exactly its height.")


def test_keys_move_the_slider_as_they_move_the_point(page, host):
    shown = open_figure(page, host, "F1.4")
    ways = []
    for thing in [*handles(shown), *controls(shown)]:
        act(shown, "reset")
        thing.focus()
        ways.append([])
        for key in ("PageUp", "PageUp", "ArrowDown", "PageDown", "End", "ArrowLeft", "Home"):
            page.keyboard.press(key)
            ways[-1].append(said(shown).partition(". ")[0])
    assert len(ways) == 2
    assert ways[0] == ways[1]
    assert [words.removeprefix("The base is ") for words in ways[0]] == [
        "2.5",
        "3",
        "2.95",
        "2.45",
        "4",
        "3.95",
        "1",
    ]


def test_a_link_carries_e_with_all_its_digits(page, context, host):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown = open_figure(page, host, "F1.4", f"#figure=F1.4&b={math.e}")
    assert said(shown).startswith("The base is e, about 2.718.")
    act(shown, "share")
    shown.get_by_text("The link is copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"b={math.e}")
