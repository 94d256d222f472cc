package org.sixstep.sla;

import java.time.LocalDate;
import java.util.SortedMap;
import org.sixstep.sla.WorkCalendar.ExtraWorkingDay;

/** The days of one year that are not as the week says. */
record HolidayYear(String schedule, int year, SortedMap<LocalDate, String> holidays,
        SortedMap<LocalDate, ExtraWorkingDay> extraWorkingDays) {}
