"""The settings file: read with its mistakes told, written with its comments kept."""

from __future__ import annotations

import tomllib
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
        ('clock = "13h"', 1, ["clock", "'13h'", "'24h' or '12h'", "default"]),
        ("\n# c\nfirst_weekday = 7", 3, ["first_weekday", "7", "monday"]),
        ("first_weekday = true", 1, ["True", "0 (monday) to 6"]),
        ("observation_days = 10", 1, ["10", "7 or 14"]),
        ("observation_days = 14.0", 1, ["14.0", "7 or 14"]),
        ('theme = "no such\\ttheme"', 1, ["theme", "tracker-dark"]),
        ("shown = [1]", 1, ["shown", "list of factors"]),
        ('shown = "sleep"', 1, ["shown", "'sleep'"]),
        ('clok = "12h"', 1, ["clok", "no setting", "first_weekday, clock"]),
        ('keys = "t"', 1, ["keys", "'ctrl+t'"]),
        ("[keys]\na = 'x'\nlog = 3", 3, ["log", "3", "'ctrl+t'"]),
        ("[clock]\nx = 1", 1, ["clock", "'24h' or '12h'"]),
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
    assert settings.clock == "24h"


def test_one_mistake_leaves_the_rest(path: Path) -> None:
    path.write_text('clock = "12h"\nobservation_days = 3\n[keys]\na = "x"\nb = ""\nc = "y"\n')
    settings, problems = config.load(path)
    assert (settings.clock, settings.observation_days) == ("12h", 14)
    assert settings.keys == {"a": "x", "c": "y"}
    assert len(problems) == 2


@pytest.mark.parametrize("content", [b"clock = ", b"\xff\xfe", b'clock = "12h"\nclock = "24h"'])
def test_a_file_that_is_no_toml_is_told_and_left(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings, problems = config.load(path)
    assert settings == Settings()
    assert len(problems) == 1
    assert problems[0].startswith(f"{path}: ")
    with pytest.raises(ConfigError, match="nothing was changed"):
        config.save(path, clock="12h")
    assert path.read_bytes() == content


def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    settings, problems = config.load(tmp_path)
    assert settings == Settings()
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


@given(st.text(st.characters(codec="utf-8")))
def test_any_file_gives_settings(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text)
    settings, _problems = config.load(path)
    assert settings.observation_days in (7, 14)
