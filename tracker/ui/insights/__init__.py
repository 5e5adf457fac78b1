"""The views of Insights, one module a view: what it draws, what it says, its numbers.

A view has `page(seen)` and `table(seen)`. None of them loads numpy or plotext: what an analysis
says is there when they are asked, and a figure is drawn in a worker.
"""

VIEW_NAMES = ("Overview", "Factors", "Change", "Timing", "Places & contexts", "Trial")
