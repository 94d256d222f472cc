package org.sixstep.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** The same time counted the slow way, which nobody can get wrong: one minute after the other, each asked whether it is worked. */
record MinuteByMinute(WorkCalendar calendar) {

    Instant add(Instant start, Duration counted) {
        Instant at = start;
        for (long left = counted.toMinutes(); left > 0; at = at.plusSeconds(60)) {
            left -= counts(at) ? 1 : 0;
        }
        return at;
    }

    Duration between(Instant from, Instant to) {
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            minutes += counts(at) ? 1 : 0;
        }
        return Duration.ofMinutes(minutes);
    }

    private boolean counts(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, calendar.zone());
        if (calendar.holidays().containsKey(local.toLocalDate())) {
            return false;
        }
        List<DayPeriod> periods = calendar.week().getOrDefault(local.getDayOfWeek(), List.of());
        if (calendar.extraWorkingDays().containsKey(local.toLocalDate())) {
            periods = calendar.extraWorkingDays().get(local.toLocalDate()).hours();
        }
        int minute = local.getHour() * 60 + local.getMinute();
        return periods.stream().anyMatch(period -> period.from() <= minute && minute < period.to());
    }
}
