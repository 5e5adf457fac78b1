"""The questions before anything swallowed is tried, and what the answers allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar, Final, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.diary import DiaryError
from tracker.model.gate import (
    INTERACTIONS_SOURCE,
    QUESTIONS,
    Verdict,
    asked,
    from_profile,
    judge,
)
from tracker.model.records import GateKey, TryKind
from tracker.model.trial_draft import TrialDraft
from tracker.model.trial_words import SUPPLEMENT_LAST
from tracker.model.words import visible

from ..advice import NOT_ADVICE
from ..commands.pages.trials import GATE
from ..widgets.hanging import Hanging
from .page import PageScreen

Said = Literal["yes", "no", "don't know"]
SAID: Final[dict[str, Said]] = {"yes": "yes", "no": "no", "unknown": "don't know"}

NOT_KNOWN: Final = (
    "Who doesn't know is taken to say yes, to be careful; not knowing whether a clinician agreed "
    "counts as no."
)
LOOKING: Final = "Looking at what stands open for a clinician …"
FROM_PROFILE: Final = "as your profile says"


@dataclass(frozen=True)
class Passed:
    """What was answered, and which rules stand open; a clinician agreed where that is needed."""

    answers: Mapping[GateKey, bool]
    flagged: frozenset[str]


@dataclass
class RulesRead(Message):
    """Which rules stand open; `why` says where that could not be found out."""

    flagged: frozenset[str]
    why: str = ""


class GateScreen(PageScreen["Passed | TryKind | None"]):
    """Asks; returns the answers where they allow the trial, another change that was picked
    instead, None for a step back."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["page.tcss", "gate.tcss"]
    HEAD = "A few questions first"
    KEY_GROUPS: ClassVar = (GATE,)
    BINDINGS: ClassVar[list[BindingType]] = [*GATE.bindings()]

    def __init__(self, draft: TrialDraft, answers: Mapping[GateKey, bool]) -> None:
        super().__init__()
        self._draft = draft
        self._said: dict[GateKey, Said] = {
            key: "yes" if yes else "no" for key, yes in answers.items()
        }
        self._fixed: frozenset[GateKey] = frozenset()
        self._flagged: frozenset[str] | None = None  # None while it is not known
        self._here = 0

    def compose_middle(self) -> ComposeResult:
        with VerticalScroll(id="page-scroll", can_focus=False):
            yield Static("", id="gate-head", markup=False)
            for key in QUESTIONS:
                yield Static("", id=f"gate-{key}", classes="gate-row", markup=False)
            yield Static("", id="gate-foot", markup=False)

    def on_mount(self) -> None:
        profile = self.diary.profile()
        self._fixed = frozenset(key for key, yes in from_profile(profile).items() if yes)
        self._said |= dict.fromkeys(self._fixed, "yes")
        self.say_head(self._draft.name)
        if self._draft.swallowed == "supplement":
            self._read_rules()
        else:
            self._flagged = frozenset()
        self._to_the_first_open()
        self._show()

    # What stands open for a clinician

    @work(thread=True, exclusive=True, group="rules")
    def _read_rules(self) -> None:
        try:
            found = self.tracker.whole.for_clinician()
        except DiaryError as error:
            self.post_message(RulesRead(frozenset(), str(error)))
        else:
            rules = frozenset(rule.flag.rule for rule in found.open)
            self.post_message(RulesRead(rules, " ".join(found.left_out)))

    @on(RulesRead)
    def _rules_read(self, message: RulesRead) -> None:
        self._flagged = message.flagged
        if message.why:
            self.trouble(f"Not all of the diary could be looked at: {message.why}")
        self._show()

    # The questions

    @property
    def answers(self) -> dict[GateKey, bool]:
        """What was said, as the gate takes it: who doesn't know says yes, and no to 'agreed'."""
        return {
            key: said == "yes" or (said == "don't know" and key != "agreed")
            for key, said in self._said.items()
        }

    @property
    def questions(self) -> list[GateKey]:
        """The questions that are asked, by what was answered so far."""
        return asked(self._draft.swallowed, self.answers, self._flagged or ())

    def _show(self) -> None:
        questions = self.questions
        for key in QUESTIONS:
            row = self.query_one(f"#gate-{key}", Static)
            row.display = key in questions
            if key in questions:
                here = questions.index(key) == self._here
                row.set_class(here, "-here")
                row.update(self._row(key, here=here))
        self.query_one("#gate-head", Static).update(self._head())
        self.query_one("#gate-foot", Static).update(self._foot())

    def _head(self) -> Content:
        told = [Content(visible(self._draft.change))]
        if self._draft.swallowed == "supplement":
            told.append(Content(SUPPLEMENT_LAST))
        told.append(Content.styled(NOT_KNOWN, "$foreground-muted"))
        if self._flagged is None:
            told.append(Content.styled(LOOKING, "$foreground-muted"))
        return Content("\n").join(told)

    def _row(self, key: GateKey, *, here: bool) -> Hanging:
        said = self._said.get(key, "·")
        style = "$foreground-muted" if key not in self._said else "bold"
        first = Content.assemble("▸ " if here else "  ", (f"{said:<12}", style))
        place = self.questions.index(key)
        link = Content.from_markup(
            f"[@click=screen.point({place})]$words[/]", words=self._question(key)
        )
        return Hanging(first, link)

    def _question(self, key: GateKey) -> str:
        words, profile = QUESTIONS[key], self.diary.profile()
        if key in self._fixed:
            return f"{words} ({FROM_PROFILE})"
        if key == "restriction" and profile.restricted_diet:
            return f"{words} (your profile names a restricted diet)"
        if key == "interactions":
            named = (
                f" Your profile names: {visible(profile.medicines)}" if profile.medicines else ""
            )
            return f"{words} ({INTERACTIONS_SOURCE}){named}"
        return words

    def _foot(self) -> Content:
        open_rules = judge(self._draft.swallowed, self.answers, self._flagged or ()).reasons
        told = []
        if open_rules and "agreed" in self.questions:
            told.append(Content(f"A clinician is asked because of {'; '.join(open_rules)}."))
        return Content("\n").join([*told, NOT_ADVICE])

    def action_turn(self, step: int) -> None:
        self.action_point((self._here + step) % len(self.questions))

    def action_point(self, place: int) -> None:
        self._here = place
        self._show()
        key = self.questions[place]
        self.query_one(f"#gate-{key}").scroll_visible(animate=False)

    def action_say_it(self, answer: str) -> None:
        said = SAID[answer]
        key = self.questions[self._here]
        if key in self._fixed:
            if said != "yes":
                self.trouble("Your profile says yes; where that is over, change it there first.")
            self._to_the_first_open()
            return
        self._said[key] = said
        counts = {"agreed": "no"}.get(key, "yes")
        self.say(f"Not known counts as {counts} here." if said == "don't know" else "")
        self._here = min(self._here, len(self.questions) - 1)  # 'agreed' may be asked no more
        self._to_the_first_open()

    def _to_the_first_open(self) -> None:
        """Go to the next question without an answer; stay where there is none."""
        questions = self.questions
        order = [*questions[self._here :], *questions[: self._here]]
        for key in order:
            if key not in self._said:
                self.action_point(questions.index(key))
                return
        self.action_point(self._here)
        self.scrolled.scroll_end(animate=False)  # why a clinician is asked stands there

    def action_go_on(self) -> None:
        if self._flagged is None:
            self.say("A moment: what stands open for a clinician is being looked at.")
            return
        kept = {key: self.answers[key] for key in self.questions if key in self._said}
        verdict = judge(self._draft.swallowed, kept, self._flagged)
        if verdict.missing:
            many = len(verdict.missing)
            one = "One question is" if many == 1 else f"{many} questions are"
            self.trouble(f"{one} still open: y, n, or ? for don't know.")
            self._to_the_first_open()
        elif verdict.allowed:
            self.dismiss(Passed(kept, self._flagged))
        else:
            self._refuse(verdict)

    def _refuse(self, verdict: Verdict) -> None:
        from .gate_refused import GateRefusedScreen

        def answered(kind: TryKind | None) -> None:
            if kind is not None:
                self.dismiss(kind)

        self.app.push_screen(GateRefusedScreen(self._draft.name, verdict), answered)

    def action_leave(self) -> None:
        self.dismiss(None)
