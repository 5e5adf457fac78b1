"""Records in words, the same on every screen and in the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from .day import Broken, Day
from .factors import Factor, Value
from .records import CheckIn, EpisodeDetails, FactorDraft, Intake, Marker
from .words import FLAGS, MARKER_KINDS, SITE_LABELS, activity_label, visible


def place(episode: EpisodeDetails) -> str:
    """Return where it was: 'right index', 'both hands', 'left thumb and index', '' if not said."""
    sites = listed([SITE_LABELS[site] for site in episode.sites])
    if episode.hand == "both":
        return f"{sites}, both hands" if sites else "both hands"
    if episode.hand and not sites:
        return f"{episode.hand} hand"
    return " ".join(part for part in (episode.hand, sites) if part)


def named_day(day: date, today: date) -> str:
    """Return a day by its date: 'Sun 22 Nov', with the year where that is not this one."""
    named = f"{day:%a} {day.day} {day:%b}"
    return named if day.year == today.year else f"{named} {day.year}"


def duration(seconds: int) -> str:
    """Return a length of time: '20 s', '1 min 30 s', '2 h 5 min'."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "min"), (left, "s")]
    return " ".join(f"{value} {unit}" for value, unit in parts if value) or "0 s"


def pace(per_minute: float) -> str:
    """Return a rate in words, to two digits: 'about 33 a minute', 'about 12 an hour'."""
    if per_minute >= 1:
        return f"about {float(f'{per_minute:.2g}'):.0f} a minute"
    per_hour = per_minute * 60
    return f"about {per_hour:.0f} an hour" if per_hour >= 1 else "less than 1 an hour"


def twitches(count: int, kind: str | None = None) -> str:
    """Return how many: '1 twitch', '3 jabs'."""
    noun = kind or "twitch"
    if count == 1:
        return f"1 {noun}"
    plural = "twitches" if noun == "twitch" else noun if noun == "tension" else f"{noun}s"
    return f"{count} {plural}"


def count_words(day: Day, *, whole: bool = True, hidden: bool = False) -> str:
    """Return what a day's count rests on: '3 twitches in 2 episodes', 'about 3 twitches, unlogged',
    'watched, no twitches', 'not watched'; `hidden`: 'watched' and no more. Where the diary is
    not `whole`, or a record of the day can't be read, that is not all: 'at least 3 twitches …',
    'not known'."""
    if hidden and day.watched:
        return "watched"
    if not whole or day.broken:
        return f"at least {_counted(day).removeprefix('about ')}" if day.count else "not known"
    return _counted(day)


def _counted(day: Day) -> str:
    if day.count is None:
        return "not watched"
    if not day.count:
        return "watched, no twitches"
    unlogged = (day.check_in.unlogged if day.check_in else None) or 0
    if not day.episodes:
        return f"about {twitches(unlogged)}, unlogged"
    episodes = f"in {len(day.episodes)} {'episode' if len(day.episodes) == 1 else 'episodes'}"
    if not unlogged:
        return f"{twitches(day.count)} {episodes}"
    logged = day.count - unlogged
    return f"{twitches(day.count)}: {logged} {episodes}, about {unlogged} unlogged"


def episode_parts(episode: EpisodeDetails) -> list[str]:
    """Return what was said of an episode, one part a fact, the time left out."""
    ratings = [
        ("intensity", episode.intensity),
        ("bother", episode.bother),
        ("fatigue", episode.fatigue),
    ]
    return [
        part
        for part in (
            twitches(episode.count, episode.kind),
            place(episode),
            *(f"{name} {value}" for name, value in ratings if value is not None),
            duration(episode.duration) if episode.duration else "",
            activity_label(episode.activity) if episode.activity else "",
            f"hands {episode.warmth}" if episode.warmth else "",
            *(FLAGS[flag] for flag in episode.flags),
            *(f"+{visible(tag)}" for tag in episode.tags),
            f"“{visible(episode.note)}”" if episode.note else "",
        )
        if part
    ]


def episode_words(episode: EpisodeDetails, *, counts: bool = True) -> str:
    """Return an episode in one line: '2 twitches · right index · intensity 4 · typing'; without
    `counts` not how many."""
    parts = episode_parts(episode)
    if not counts:
        parts[0] = episode.kind or "twitching"
    return " · ".join(visible(part) for part in parts)


def factor_parts(
    draft: FactorDraft, catalogue: Mapping[str, Factor], *, both: bool = False
) -> list[str]:
    """Return what a line says of the day's factors, one part a fact; with `both`, amounts also
    as they are kept, where that is another unit than the person reads."""

    def said(key: str, value: Value) -> str:
        factor = catalogue[key]
        return factor.say_both(value) if both else factor.say(value)

    parts = [
        f"{catalogue[key].label} {said(key, value) if value is not None else 'cleared'}"
        for key, value in draft.values.items()
    ]
    parts += [f"{catalogue[key].label} +{said(key, amount)}" for key, amount in draft.add.items()]
    parts += [FLAGS[flag] for flag in draft.flags]
    if draft.unlogged is not None:
        parts.append("none unlogged" if draft.unlogged == 0 else f"about {draft.unlogged} unlogged")
    elif "unlogged" in draft.cleared:
        parts.append("unlogged: not known")
    if draft.closed:
        parts.append("check-in closed")
    if draft.note:
        parts.append(f"“{visible(draft.note)}”")
    return parts


def check_in_parts(
    check_in: CheckIn,
    catalogue: Mapping[str, Factor],
    values: Mapping[str, Value] | None = None,
) -> list[str]:
    """Return what a check-in says, one part a fact; `values`: the day's, intakes included."""
    held = check_in.values if values is None else values
    known = {key: value for key, value in held.items() if key in catalogue}
    others = [f"{key} {value}" for key, value in held.items() if key not in catalogue]
    said = FactorDraft(
        values={key: known[key] for key in catalogue if key in known},
        unlogged=check_in.unlogged,
        closed=check_in.closed,
        flags=check_in.flags,
        note=check_in.note,
    )
    return others + factor_parts(said, catalogue)


def intake_words(intake: Intake, factor: Factor | None, *, both: bool = False) -> str:
    """Return an intake in words: 'coffee, 90 mg', with `both` also as it is kept; a factor no
    longer defined keeps its key."""
    amount = f"{intake.factor} {intake.amount:g}"
    if factor:
        amount = factor.say_both(intake.amount) if both else factor.say(intake.amount)
    name = intake.label or (factor.label if factor else "")
    return f"{visible(name)}, {amount}" if name else amount


def marker_words(marker: Marker) -> str:
    """Return a marker in words: 'medicine started: beta blocker'."""
    kind = MARKER_KINDS[marker.kind]
    return f"{kind}: {visible(marker.label)}" if marker.label else kind


def broken_words(broken: Broken) -> str:
    """Return what is shown of a record that breaks a rule: which field it is, and why."""
    return f"{_KINDS.get(broken.table, 'record')} that can't be read: {visible(broken.problem)}"


def left_out_words(count: int) -> str:
    """Return what is said where records that break a rule are not shown."""
    if count == 1:
        return "1 record breaks a rule and is left out: `tracker check` names it"
    return f"{count} records break a rule and are left out: `tracker check` names them"


def action_words(
    action: str, fields: Iterable[str] = (), catalogue: Mapping[str, Factor] | None = None
) -> str:
    """Return what an undo or redo was about, from the action's name: 'a logged episode'; where
    no more than three `fields` of a check-in were changed, which: 'a check-in: sleep'."""
    words = _ACTIONS.get(action, visible(action).replace("_", " "))
    known = catalogue or {}
    said = [
        _FIELDS.get(key, known[key].label if key in known else key)
        for key in fields
        if key != "closed"
    ]
    if action != "check_in" or not 0 < len(said) <= FEW_FIELDS:
        return words
    return f"{words}: {listed(map(visible, said))}"


def capital(text: str) -> str:
    """Return the text with its first letter upper case."""
    return text[:1].upper() + text[1:]


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as people list them: 'a', 'a and b', 'a, b and c'."""
    said = list(words)
    return f" {last} ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


FEW_FIELDS = 3
_FIELDS = {"unlogged": "twitches not logged"}
_KINDS = {
    "episodes": "episode",
    "intakes": "intake",
    "days": "check-in",
    "markers": "life event",
    "reviews": "weekly answer",
    "trials": "trial",
    "factors": "factor",
    "profile": "profile",
}
_ACTIONS = {
    "log": "a logged episode",
    "take": "an intake",
    "check_in": "a check-in",
    "mark": "a life event",
    "review": "a weekly answer",
    "edit": "an edit",
    "remove": "a removal",
    "import": "an import",
    "merge": "a merge",
    "restore": "a restore",
    "bring_back": "records brought back from a backup",
    "factor": "a factor",
    "trial": "a trial",
    "trial_plan": "a planned trial",
    "trial_start": "the beginning of a trial",
    "trial_adhere": "whether a trial was kept to",
    "trial_end": "the early end of a trial",
    "trial_review": "a trial's review",
    "seen": "what a clinician has seen",
    "day_start": "another day start",
    "sample": "the sample diary",
    "profile": "an answer about yourself",
    "choose": "what was chosen at the review",
    "pause": "a pause",
    "resume": "the end of a pause",
    "pin": "a choice of suspects",
}
