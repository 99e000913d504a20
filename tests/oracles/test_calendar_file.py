"""The calendar file of the six-week plan, read by another's program."""

import datetime
import json

from icalendar import Calendar

from run_node import run_node

PROGRAM = """
import {{ calendar }} from "./docs/assets/js/practice/calendar.js";
process.stdout.write(calendar({events}, 4, Date.UTC(2026, 10, 21, 8, 5, 9)));
"""
EVENT = {
    "uid": "abc-1-1@mfml",
    "start": "2026-11-23T19:00",
    "minutes": 80,
    "title": "6 Regression: χ² and the straight line; how sure, \\ really? " + "χ²′" * 40,
    "text": "6.2 χ² and the straight line\n6.3 How sure?\n6.10 Where next",
    "address": "https://book.example/mfml/6-regression/",
}


def read(*events):
    text = run_node("--input-type=module", "--eval", PROGRAM.format(events=json.dumps(events)))
    return Calendar.from_ical(text)


def test_every_field_arrives_as_it_was():
    calendar = read(EVENT)
    assert not calendar.errors
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//mfml//Six-week plan//EN")
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    assert event["UID"] == EVENT["uid"]
    assert event["SEQUENCE"] == 4
    assert event["SUMMARY"] == EVENT["title"]
    assert event["DESCRIPTION"] == EVENT["text"]
    assert event["URL"] == EVENT["address"]
    assert event["DTSTAMP"].dt == datetime.datetime(2026, 11, 21, 8, 5, 9, tzinfo=datetime.UTC)
    assert event["DTSTART"].dt == datetime.datetime(2026, 11, 23, 19, 0)
    assert event["DTEND"].dt == datetime.datetime(2026, 11, 23, 20, 20)


def test_many_events_stay_apart():
    events = [EVENT | {"uid": f"abc-{n}", "start": f"2026-11-{n:02}T23:30"} for n in range(1, 31)]
    found = read(*events).walk("VEVENT")
    assert [event["UID"] for event in found] == [event["uid"] for event in events]
    assert found[-1]["DTEND"].dt.isoformat() == "2026-12-01T00:50:00"
