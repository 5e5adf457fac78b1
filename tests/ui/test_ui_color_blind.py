"""That shades and signs stay apart for people who see fewer colours."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, pairwise

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tests.ui.color_vision import BLINDNESS, Lab, ciede2000, difference
from tracker.ui.legible import legible_variables
from tracker.ui.own_themes import OURS, SIXTEEN, TRIAL, UNMIXABLE
from tracker.ui.themes import figure_colors_of, shades_of

# Of two colours side by side a difference of about 1 is just seen in the laboratory. Cells stand
# apart, on any screen, and are looked at for a moment: 8 leaves no doubt. Where a theme's colours
# are somebody else's, 5.5 is clear still, and a number or glyph stands beside as everywhere.
APART, STILL_APART = 8.0, 5.5
MIXING = [theme for theme in OURS if theme is not SIXTEEN]

# Of the 34 pairs by which Sharma, Wu and Dalal (2005) have an implementation checked, those that
# go through its every branch.
PUBLISHED: list[tuple[Lab, Lab, float]] = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "published"), PUBLISHED)
def test_differences_are_those_published(one: Lab, other: Lab, published: float) -> None:
    assert ciede2000(one, other) == pytest.approx(published, abs=0.00005)
    assert ciede2000(other, one) == pytest.approx(published, abs=0.00005)


def test_red_and_green_come_together_without_one_of_the_cones() -> None:
    red, green = Color(200, 80, 60), Color(110, 130, 40)
    assert difference(red, green) > 40
    assert difference(red, green, "deuteranopia") < 15


def variables_of(theme: Theme) -> Mapping[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", MIXING, ids=lambda theme: theme.name)
def test_neighbouring_levels_stay_apart(theme: Theme, blindness: str) -> None:
    variables = variables_of(theme)
    grounds = [Color.parse(variables["surface"])]
    grounds += [shade.ground for shade in shades_of(variables)]
    apart = [difference(*two, blindness) for two in pairwise(grounds)]
    assert min(apart) >= APART, apart


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_what_figures_draw_stays_apart(theme: Theme, blindness: str) -> None:
    variables = variables_of(theme)
    colors = figure_colors_of(variables)
    drawn = [Color.parse(variables["background"])]
    drawn += [Color(*color) for color in (colors.dots, colors.line, colors.band)]
    assert min(difference(*two, blindness) for two in combinations(drawn, 2)) >= APART


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_a_match_a_trial_and_a_figure_stay_apart(theme: Theme, blindness: str) -> None:
    variables = variables_of(theme)
    inks = [Color.parse(variables[name]) for name in ("accent", TRIAL, "foreground")]
    assert min(difference(*two, blindness) for two in combinations(inks, 2)) >= APART


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("name", sorted(set(BUILTIN_THEMES) - set(UNMIXABLE)))
def test_textuals_themes_keep_them_apart_too(name: str, blindness: str) -> None:
    variables = legible_variables(variables_of(BUILTIN_THEMES[name]))
    grounds = [Color.parse(variables["surface"])]
    grounds += [shade.ground for shade in shades_of(variables)]
    assert min(difference(*two, blindness) for two in pairwise(grounds)) >= STILL_APART
    colors = figure_colors_of(variables)
    drawn = [Color.parse(variables["background"])]
    drawn += [Color(*color) for color in (colors.dots, colors.line, colors.band)]
    assert min(difference(*two, blindness) for two in combinations(drawn, 2)) >= STILL_APART


def test_where_colours_are_few_each_level_has_a_sign_of_its_own() -> None:
    looks = shades_of(variables_of(SIXTEEN))
    assert len({look.glyph for look in looks}) == len(looks)
    assert len({look.ground for look in looks}) == len(looks)
    assert all(look.behind != look.sign and look.edge != look.behind for look in looks)
