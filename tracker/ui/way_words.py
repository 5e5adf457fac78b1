"""The guided way in words: where one stands at each step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tracker.model import GENTLE_CHANGES, Trial
from tracker.model.say import listed
from tracker.model.trying import TRYINGS, Stage, Trying
from tracker.model.way import StepKey, Way
from tracker.model.words import visible

from .cause_words import on_record
from .dates import days_words, short_day

MARKS = {"open": "○", "begun": "◐", "done": "●"}
CALM = "In your own time, the lightest first. Stopping at any step is a good outcome."
ABOUT = {
    "watch": (
        "One to two weeks of simply watching: monitor rather than worry. Noticing more after "
        "starting a log is common. A missed day is just missing."
    ),
    "causes": (
        "Water, caffeine, sleep, work and breaks, stress, medicines and a few more. The checklist "
        "reads your diary and says what is logged and what never was; it judges no value."
    ),
    "gentle": (
        "One small change for a fixed time, then a look back: regular meals, water, an evening "
        "routine, breaks. As a trial it has a plan, an end and a review."
    ),
    "food": (
        "Food rich in magnesium, raised slowly over one to two weeks. The evidence is thin, and "
        "the page says so."
    ),
    "supplement": (
        "Only after a clinician agreed who knows what you take. The page says what has to be "
        "asked first. No amount is suggested anywhere."
    ),
}
HINTS_FULFIL = (
    "Seeing a hint before a trial can become self-fulfilling. A before/after difference alone "
    "never shows benefit; time alone often brings improvement."
)
ABOUT_YOU = (
    "What you may say once: since when, what you eat and take, kidney or heart, lab values. All "
    "of it is optional. It is used for what is asked before a trial of something swallowed, and "
    "stands in a report only when you ask for it. It never leaves this disk."
)
WITH = "With kidney or heart disease, an allergy, warfarin, or a fluid, salt or food restriction"
GATE = f"{WITH}: only if your clinician agrees. The plan asks first."


def step_words(way: Way, step: StepKey) -> str:
    """Return where the person stands at a step, in a few words."""
    if step == "watch":
        return _watched(way)
    if step == "causes":
        return f"looked at {way.looked_at} of {len(way.listed)} lately"
    if step == "gentle":
        return gentle_words(way)
    trials = trial_words(way.trials.get(step, ()), way.today)
    if step == "supplement":
        return trials if way.trials.get(step) else "only after a clinician agreed"
    if way.food_days:
        return f"portions on {way.food_days} of {days_words(way.days)} · {trials}"
    never = all(each.never for each in way.foods)
    return f"portions never logged · {trials}" if never else trials


def step_about(way: Way, step: str) -> list[Content]:
    """Return the paragraphs on a step: what it is, and what the diary holds of it."""
    said = [Content(ABOUT.get(step, ABOUT_YOU))]
    match step:
        case "causes":
            said += _causes_so_far(way)
        case "gentle":
            said += [each for each in (_changes(), _trials(way, "gentle")) if each]
        case "food":
            lines = factor_lines(way, [each.factor.key for each in way.foods])
            said += [each for each in (lines, _trials(way, "food")) if each]
        case "supplement":
            said += [each for each in (_trials(way, "supplement"),) if each]
    return said


def _causes_so_far(way: Way) -> list[Content]:
    groups = {
        "On record lately": [each for each in way.listed if each.looked_at],
        "Earlier, not lately": [e for e in way.listed if not e.looked_at and not e.never],
        "Never logged": [each for each in way.listed if each.never],
    }
    return [
        _under(title, " · ".join(each.cause.label for each in found))
        for title, found in groups.items()
        if found
    ]


def _changes() -> Content:
    names = (each.name for each in TRYINGS.values() if each.stage == "gentle")
    return _under("To choose from", f"{listed(names, 'or')}; or one of your own.")


def _trials(way: Way, stage: Stage) -> Content | None:
    trials = way.trials.get(stage, ())
    lines = [
        f"{visible(each.name)}: {trial_words([each], way.today, bare=True)}" for each in trials
    ]
    return _under("Trials", "\n".join(lines)) if lines else None


def _under(title: str, text: str) -> Content:
    return Content.assemble((f"{title}\n", "bold $primary"), text)


def _watched(way: Way) -> str:
    kind, number, length, until = way.watching
    if not way.watched and kind != "watching":
        return "no day watched yet"
    watched = f"{days_words(way.watched)} watched"
    match kind:
        case "watching":
            return f"day {number} of {length}, {watched}"
        case "due":
            return f"{watched} · the review is ready"
        case "paused":
            ends = f"until {short_day(until, way.today)}" if until else "until you log again"
            return f"{watched} · paused {ends}"
        case _:
            return watched


def gentle_words(way: Way) -> str:
    """Return what has been tried of the gentle changes."""
    profile, trials = way.profile, way.trials.get("gentle", ())
    if profile.change and profile.change_end and profile.change_end >= way.today:
        end = short_day(profile.change_end, way.today)
        return f"{GENTLE_CHANGES[profile.change]} until {end}"
    if not trials and profile.change and profile.change_end:
        return f"{GENTLE_CHANGES[profile.change]}, until {short_day(profile.change_end, way.today)}"
    return trial_words(trials, way.today)


def trial_words(trials: Sequence[Trial], today: date, *, bare: bool = False) -> str:
    """Return the trial that runs, else the one that is planned, else how many are over; `bare`
    without its name."""
    for trial in reversed(trials):
        if trial.first and trial.last and trial.runs_on(today) and not trial.over(today):
            day, days = (today - trial.first).days + 1, (trial.last - trial.first).days + 1
            return f"{_named(trial, bare)}runs, day {day} of {days}"
    for trial in reversed(trials):
        if trial.first is None:
            return f"{_named(trial, bare)}planned, not begun"
        if trial.first > today:
            return f"{_named(trial, bare)}begins {short_day(trial.first, today)}"
    over = [each for each in trials if each.over(today)]
    if bare and over and (last := over[-1].last):
        early = "ended early" if over[-1].stopped else "over since"
        return f"{early} {short_day(last, today)}"
    return f"{len(over)} {'trial' if len(over) == 1 else 'trials'} over" if over else "no trial yet"


def _named(trial: Trial, bare: bool) -> str:
    return "" if bare else f"trial “{visible(trial.name)}” "


def trying_words(trying: Trying) -> Content:
    """Return what is done in a trial and what is said before it."""
    said = [
        Content.assemble((f"{trying.name}: ", "bold"), f"{trying.what}."),
        *([Content(trying.caution)] if trying.caution else []),
    ]
    if trying.swallowed in ("food", "electrolytes"):
        said.append(Content(GATE))
    return Content("\n").join(said)


def factor_lines(way: Way, keys: Sequence[str]) -> Content | None:
    """Return what is on record of some factors, a line each; None where none is known."""
    known = {
        each.factor.key: each
        for each in [*(one for cause in way.causes for one in cause.factors), *way.foods]
    }
    lines = [
        Content.assemble(
            (f"{visible(known[key].factor.label)}  ", "bold"), on_record(known[key], way.today)
        )
        for key in keys
        if key in known
    ]
    if not lines:
        return None
    return Content("\n").join([Content.styled("On record", "bold $primary"), *lines])
