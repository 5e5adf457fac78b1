"""The screens: Log, Calendar, Insights, and the small ones they open."""
