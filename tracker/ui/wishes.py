"""What a person wishes of the app as a whole: to be asked again, to look back, to be left alone."""

from __future__ import annotations

from .screens.watching import WatchingScreen
from .upkeep import UpkeepApp


class WishesApp(UpkeepApp):
    """The commands about watching itself; what they open is loaded when it is opened."""

    def action_review(self) -> None:
        """Open the review page."""
        from .screens.review import ReviewScreen

        if screen := self.tracker_screen:
            self.push_screen(ReviewScreen(screen))

    async def action_first_questions(self) -> None:
        """Ask the questions of the first start again, on Log."""
        await self.switch_mode("log")
        if isinstance(screen := self.tracker_screen, WatchingScreen):
            screen.ask_again()
