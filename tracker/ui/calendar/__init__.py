"""What the Calendar's grids are made of: looks of days, cells, layouts, legend. No screen."""
