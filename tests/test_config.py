"""The settings file: read with its mistakes told, written with its comments kept."""

from __future__ import annotations

import fcntl
import os
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import config
from tracker.config import ConfigError, Settings
from tracker.model import CATALOGUE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_a_missing_file_is_all_defaults(path: Path) -> None:
    settings, problems = config.load(path)
    assert (settings, problems) == (Settings(), [])
    assert settings.shown == [key for key, factor in CATALOGUE.items() if factor.shown]
    assert (settings.clock, settings.first_weekday, settings.observation_days) == ("24h", 0, 14)


def test_a_file_by_hand(path: Path) -> None:
    path.write_text(
        'first_weekday = "Sunday"\nclock = "12h"\ntheme = "nord"\nobservation_days = 7\n'
        'shown = ["sleep", "my_tea"]\n[keys]\nlog_twitch = "t,ctrl+t"\nlog.repeat = "R"\n'
        '"log.coffee" = "C"\n'
    )
    keys = {"log_twitch": "t,ctrl+t", "log.repeat": "R", "log.coffee": "C"}
    expected = Settings(
        first_weekday=6, clock="12h", theme="nord", observation_days=7,
        shown=["sleep", "my_tea"], keys=keys,
    )  # fmt: skip
    assert config.load(path) == (expected, [])


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('clock = "13h"', 1, ["clock", '"13h"', '"24h" or "12h"', "default"]),
        ("clock = 24", 1, ["clock = 24,", '"24h" or "12h"', 'did you mean "24h"?']),
        ("clock = 12h", 1, ["clock = 12h can't", 'in quotes: clock = "12h"', "default"]),
        ("clock =", 1, ["clock =", '"24h" or "12h"', "default"]),
        ("clock = { a = 1 }", 1, ["clock = {}", '"24h" or "12h"', "default"]),
        ('clock = "24h"\n\nclock = "12h"', 3, ["clock was set on line 1 already", "default"]),
        ('[keys]\na = "x"\n"a" = "y"', 3, ["a was set on line 2 already", "both are left out"]),
        ('\n[looks]\nclock = "12h"', 3, ["clock stands under [looks]", "default"]),
        ("\n[looks]\nx = 1\ny = 2", 2, ["looks is no setting"]),
        ('[keys]\nclock = "12h"', 2, ["clock stands under [keys]", "default"]),
        ('shown = [\n  "sleep",\n  7,\n]', 1, ["shown", "list of factors"]),
        ("backups = 2", 1, ["backups = 2", "a whole number from 3 to 90"]),
        ("backups = 91", 1, ["backups = 91", "3 to 90"]),
        ('backups = "7"', 1, ["a whole number", "without quotes it is one: 7"]),
        ("backups = true", 1, ["backups = true", "3 to 90"]),
        ('caffeine_unit = "cup"', 1, ['"mg" or "cups"', 'did you mean "cups"?']),
        ('water_unit = "liters"', 1, ['"litres" or "ounces"', 'did you mean "litres"?']),
        ("[keys\na = 1", 1, ["[keys", "is no setting"]),
        ("keys = { a = 1, b = 'x' }", 1, ["a = 1", '"ctrl+t"']),
        ("\n# c\nfirst_weekday = 7", 3, ["first_weekday", "7", "monday"]),
        ("first_weekday = true", 1, ["true", '"monday", "tuesday"']),
        ("observation_days = 10", 1, ["10", "7 or 14"]),
        ("observation_days = 14.0", 1, ["14.0", "7 or 14"]),
        ('theme = "no such\\ttheme"', 1, ["theme", "tracker-dark"]),
        ("shown = [1]", 1, ["shown", "list of factors"]),
        ('shown = "sleep"', 1, ["shown", '"sleep"']),
        ('clok = "12h"', 1, ["clok", "no setting", "did you mean clock?"]),
        ("colour = 1", 1, ["colour is no setting", "there are first_weekday, clock"]),
        ('keys = "t"', 1, ["keys", '"ctrl+t"']),
        ("[keys]\na = 'x'\nlog = 3", 3, ["log", "3", '"ctrl+t"']),
        ("[clock]\nx = 1", 1, ["clock", '"24h" or "12h"']),
        ("[[clock]]\nx = 1", 1, ["clock", '"24h" or "12h"']),
        ("[other]\n", 1, ["other", "no setting"]),
    ],
)
def test_a_mistake_is_told_with_its_place(
    path: Path, text: str, line: int, words: list[str]
) -> None:
    path.write_text(text)
    settings, problems = config.load(path)
    assert len(problems) == 1
    assert problems[0].startswith(f"{path} line {line}: ")
    assert all(word in problems[0] for word in words), problems[0]
    meanwhile = Settings(backups=90) if text.startswith("backups") else Settings()
    assert settings == meanwhile or text.startswith(("[keys]", "keys"))
    assert settings.clock == "24h"


def test_one_mistake_leaves_the_rest(path: Path) -> None:
    path.write_text('clock = "12h"\nobservation_days = 3\n[keys]\na = "x"\nb = ""\nc = "y"\n')
    settings, problems = config.load(path)
    assert (settings.clock, settings.observation_days) == ("12h", 14)
    assert settings.keys == {"a": "x", "c": "y"}
    assert len(problems) == 2


def test_a_line_that_is_no_toml_leaves_the_others(path: Path) -> None:
    path.write_text('clock = 12h\nbackups = 30\nwhat is this\n[keys]\na = "x"\nb "y"\n')
    settings, problems = config.load(path)
    assert (settings.clock, settings.backups, settings.keys) == ("24h", 30, {"a": "x"})
    assert [words.partition(": ")[0] for words in problems] == [
        f"{path} line {line}" for line in (1, 3, 6)
    ]


@pytest.mark.parametrize(
    ("text", "name", "entry", "line"),
    [
        ('a = 1\n\nclock = "12h"', "clock", "", 3),
        ('[keys]\nlog.twitch = "t"', "keys", "log.twitch", 2),
        ('[keys]\n"log.twitch" = "t"', "keys", "log.twitch", 2),
        ('\nkeys = { "log.twitch" = "t" }', "keys", "log.twitch", 2),
        ("[keys]", "keys", "", 1),
        ("", "clock", "", 0),
    ],
)
def test_the_place_of_a_setting(path: Path, text: str, name: str, entry: str, line: int) -> None:
    path.write_text(text)
    expected = f"{path} line {line}" if line else str(path)
    assert config.place(path, name, entry) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"backups = 200", b"backups = ten", b"backups =", b"[keys]\nbackups = 9", b"\xff",
        b"[looks]\nbackups = 9", b"backups = 30\nbackups = 40",
    ],
)  # fmt: skip
def test_a_mistake_drops_no_backup(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings, problems = config.load(path)
    assert settings == Settings(backups=90)
    assert "meanwhile" in problems[0]


def test_a_factor_that_is_none_is_told_with_its_line(path: Path) -> None:
    path.write_text('# mine\nshown = ["slep", "caffeine", "zzz"]\n')
    settings, problems = config.load(path)
    assert problems == []
    told = config.unknown_factors(path, settings, CATALOGUE)
    assert told == [
        f'{path} line 2: shown has "slep", which is no factor; did you mean sleep?',
        f'{path} line 2: shown has "zzz", which is no factor; `tracker factor list` names them',
    ]
    assert config.unknown_factors(path, Settings(), CATALOGUE) == []


def test_the_place_in_a_file_that_is_not_there(path: Path) -> None:
    assert config.place(path, "clock") == str(path)


@pytest.mark.parametrize("content", [b"clock = ", b"\xff\xfe", b'clock = "12h"\nclock = "24h"'])
def test_a_file_that_is_no_toml_is_told_and_left(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings, problems = config.load(path)
    assert settings == Settings(backups=settings.backups)
    assert len(problems) == 1
    assert problems[0].startswith(str(path))
    with pytest.raises(ConfigError, match="nothing was changed"):
        config.save(path, clock="12h")
    assert path.read_bytes() == content


def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    settings, problems = config.load(tmp_path)
    assert settings == Settings(backups=90)
    assert "directory" in problems[0]


def test_the_default_text_is_the_defaults(path: Path) -> None:
    path.write_text(config.default_text())
    assert config.load(path) == (Settings(), [])
    assert set(tomllib.loads(config.default_text())) == set(Settings.__struct_fields__)


def test_saving_keeps_comments_and_order(path: Path) -> None:
    path.write_text('# mine\ntheme = "nord"  # dark\n\n# other\nclock = "24h"\n[keys]\na = "x"\n')
    config.save(path, clock="12h", observation_days=7, keys={"b": "y"})
    assert path.read_text() == (
        '# mine\ntheme = "nord"  # dark\n\n# other\nclock = "12h"\nobservation_days = 7\n'
        '\n[keys]\na = "x"\nb = "y"\n'
    )


def test_saving_makes_a_private_file_and_folder(tmp_path: Path) -> None:
    path = tmp_path / "home" / "config.toml"
    config.save(path, clock="12h")
    assert path.read_text() == config.default_text().replace('"24h"\n', '"12h"\n')
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_none_takes_a_setting_out(path: Path) -> None:
    path.write_text('clock = "12h"\ntheme = "nord"\n')
    config.save(path, clock=None)
    assert path.read_text() == 'theme = "nord"\n'


def test_a_key_is_changed_where_it_stands_and_taken_out(path: Path) -> None:
    path.write_text('[keys]\nlog.repeat = "R"  # mine\nlog.coffee = "C"\n"app.quit" = "Q"\n')
    config.save(path, keys={"log.repeat": "E", "app.quit": None, "log.water": "W"})
    settings, problems = config.load(path)
    assert settings.keys == {"log.repeat": "E", "log.coffee": "C", "log.water": "W"}
    assert problems == []
    assert "# mine" in path.read_text()


def test_the_weekday_is_written_as_a_word(path: Path) -> None:
    config.save(path, first_weekday=6)
    assert 'first_weekday = "sunday"' in path.read_text()
    assert config.load(path)[0].first_weekday == 6


def test_what_is_unknown_stays_in_the_file(path: Path) -> None:
    text = '# a\nfuture = [1, 2]  # b\nclock = "24h"\n\n[others]\nx = 1 # c\n'
    path.write_text(text)
    config.save(path, clock="12h")
    assert path.read_text() == text.replace('"24h"', '"12h"')


def test_two_that_write_keep_what_each_changed(path: Path) -> None:
    config.create(path)

    def write(number: int) -> None:
        name = ("caffeine_unit", "water_unit", "clock", "mode")[number % 4]
        value = {"caffeine_unit": "cups", "water_unit": "ounces", "clock": "12h"}.get(name)
        config.save(path, **{name: value or "once a day"})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(16)))
    settings, problems = config.load(path)
    assert problems == []
    assert settings == Settings(
        caffeine_unit="cups", water_unit="ounces", clock="12h", mode="once a day"
    )
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_another_holds_is_not_waited_for_long(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.config.writing._PATIENCE", 0.05)
    other = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(other, fcntl.LOCK_EX)
        config.save(path, clock="12h")
    finally:
        os.close(other)
    assert config.load(path)[0].clock == "12h"


def test_a_file_is_created_once(path: Path) -> None:
    assert config.create(path)
    assert path.read_text() == config.default_text()
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("# mine\n")
    assert not config.create(path)
    assert path.read_text() == "# mine\n"


@pytest.mark.parametrize("setting", config.SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_described_and_takes_its_default(setting: config.Setting) -> None:
    default = getattr(Settings(), setting.name)
    assert setting.check(default) == default
    assert config.check(setting.name, setting.written(default)) == default
    assert setting.say(default)
    assert setting.label
    assert setting.help[0].isupper()
    assert not setting.help.endswith(".")
    if setting.choices is not None:
        assert all(setting.check(choice) == choice for choice in setting.choices)
        for words in (setting.words, setting.spelled):
            assert len(words) in (0, len(setting.choices))


def test_the_settings_are_those_of_the_table() -> None:
    assert [setting.name for setting in config.SETTINGS] == [*Settings.__struct_fields__]


def test_a_linked_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "dotfiles.toml"
    target.write_text("")
    path.symlink_to(target)
    config.save(path, clock="12h")
    assert path.is_symlink()
    assert target.read_text() == 'clock = "12h"\n'


@pytest.mark.parametrize("changes", [{"clock": "13h"}, {"colour": "red"}, {"keys": {"a": 3}}])
def test_a_bad_change_is_refused(path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=next(iter(changes))):
        config.save(path, **changes)
    assert not path.exists()


def test_a_file_that_cannot_be_written_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text('clock = "24h"\n')

    def fail(_handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("tracker.paths.os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        config.save(path, clock="12h")
    assert path.read_text() == 'clock = "24h"\n'
    assert list(path.parent.iterdir()) == [path]


_LINES = st.sampled_from(
    [
        "", "# a comment", 'clock = "12h"', "clock = 24", "clock = ", "[keys]", '"a.b" = "x"',
        'a.b = "x"', "a = 1", "[[keys]]", "[clock]", "shown = [", '"sleep"', "]", "backups = 30",
        'theme = """', "x", "\ufeff", "keys = {}", "[", "a = 1979-05-27", "\x00", "[a.b]", "\r",
        "first_weekday = 6", "water_unit = 'ounces'", "mode = 'once a day' # c", "inf = inf",
    ]
)  # fmt: skip


@given(
    st.one_of(st.text(st.characters(codec="utf-8")), st.lists(_LINES).map("\n".join), st.binary())
)
def test_any_file_gives_settings(
    tmp_path_factory: pytest.TempPathFactory, content: str | bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    settings, problems = config.load(path)
    for setting in config.SETTINGS:
        value = getattr(settings, setting.name)
        assert setting.check(value) == value
    assert all(words.startswith(str(path)) for words in problems)
    if not problems:
        assert isinstance(tomllib.loads(path.read_bytes().decode("utf-8-sig")), dict)


@given(st.lists(_LINES), st.sampled_from(config.SETTINGS).filter(lambda one: bool(one.choices)))
def test_a_change_keeps_every_other_line(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], setting: config.Setting
) -> None:
    path = tmp_path_factory.getbasetemp() / "kept.toml"
    path.write_text("\n".join(lines), newline="")
    before = path.read_bytes()
    value = (setting.choices or ())[-1]
    try:
        config.save(path, **{setting.name: value})
    except ConfigError:
        assert path.read_bytes() == before
        return
    assert getattr(config.load(path)[0], setting.name) == value
    after = path.read_text()
    for line in lines:
        assert setting.name in line or line.strip("\ufeff\r") in after
