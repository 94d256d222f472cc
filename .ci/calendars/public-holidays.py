"""Writes the public holidays on weekdays, as the package `holidays` has them, of every place that calendars may name by `country`.

    pip install holidays==0.105
    python public-holidays.py de de/be ... > public-holidays.txt

PublicHolidaysTest compares the library that the desk uses with them: a place is taken only while both agree.
"""
import sys
from collections import defaultdict

import holidays

YEARS = range(2025, 2031)

for place in sys.argv[1:]:
    country, _, part = place.upper().partition('/')
    days = holidays.country_holidays(country, subdiv=part or None, years=YEARS)
    by_year = defaultdict(list)
    for day in sorted(days):
        if day.year in YEARS and day.weekday() < 5:
            by_year[day.year].append(day.strftime('%m%d'))
    for year in YEARS:
        print(place, year, *by_year[year])
