"""Date expressions in reports: found, read, placed in their year, and typed (event date or the reason why
not).
"""

from gestae.dates.find import find_dates
from gestae.dates.mention import DateContext, DateMention, RejectedReading
from gestae.dates.others import with_lookalikes

__all__ = ["DateContext", "DateMention", "RejectedReading", "find_dates", "with_lookalikes"]
