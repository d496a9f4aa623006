"""Date expressions in reports: found, read, placed in their year, and typed (event date or the reason why
not).
"""

from gestae.dates.find import find_dates
from gestae.dates.mention import DateContext, DateMention

__all__ = ["DateContext", "DateMention", "find_dates"]
