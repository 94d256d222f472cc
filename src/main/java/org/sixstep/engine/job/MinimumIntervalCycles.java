package org.sixstep.engine.job;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.sixstep.text.CatalogueText;

/**
 * Limits repeating timers to one firing per minute. The engine itself accepts a millisecond, which would fill the job threads, and adds
 * up the periods from the start to now, which never ends for an empty period.
 */
public final class MinimumIntervalCycles extends CycleBusinessCalendar {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Pattern REPEATED = Pattern.compile("R(\\d*)/(?:([^/P][^/]*)/)?(P[^/]*)(?:/[^/]*)?");
    private static final Pattern SECONDS_OF_CRON = Pattern.compile("\\d{1,2} .*");
    private static final int LONGEST = 100;
    private static final int MOST_PERIODS = 1_000_000;
    /** About a million, as for {@link #MOST_PERIODS}. */
    private static final int MOST_REPETITIONS_BITS = 20;

    public static MapBusinessCalendarManager calendars() {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new MinimumDurations());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        BusinessCalendar cycles = new MinimumIntervalCycles();
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, cycles);
        return calendars;
    }

    @Override
    public Date resolveDuedate(String cycle, Date start, long repeatOffset) {
        check(cycle);
        return super.resolveDuedate(cycle, start, repeatOffset);
    }

    /** @throws ProcessEngineException if the timer fires too often or the expression is not valid */
    public static void check(String time) {
        if (time.length() > LONGEST) {
            throw new BadUserRequestException(CatalogueText.say("timer.tooLong", LONGEST));
        }
        if (time.startsWith("P")) {
            checkPeriod(time);
        } else if (time.startsWith("R")) {
            Matcher repeated = REPEATED.matcher(time);
            if (!repeated.matches()) {
                throw new BadUserRequestException(CatalogueText.say("timer.repetition"));
            }
            if (!repeated.group(1).isEmpty() && new BigInteger(repeated.group(1)).bitLength() > MOST_REPETITIONS_BITS) {
                throw new BadUserRequestException(CatalogueText.say("timer.repetitions"));
            }
            checkCount(repeated.group(2), checkPeriod(repeated.group(3)));
        } else if (!SECONDS_OF_CRON.matcher(time).matches()) {
            throw new BadUserRequestException(CatalogueText.say("timer.cron"));
        }
    }

    /** The same check for a duration that is the result of an expression. */
    static final class MinimumDurations extends DurationBusinessCalendar {

        @Override
        public Date resolveDuedate(String duration, Date start) {
            checkPeriod(duration);
            return super.resolveDuedate(duration, start);
        }
    }

    private static void checkCount(String start, long period) {
        if (start != null && (ClockUtil.getCurrentTime().getTime() - DateTimeUtil.parseDate(start).getTime()) / period > MOST_PERIODS) {
            throw new BadUserRequestException(CatalogueText.say("timer.past", String.valueOf(MOST_PERIODS)));
        }
    }

    private static long checkPeriod(String period) {
        try {
            long millis = period.matches("P\\d{1,4}W")
                    ? Duration.ofDays(7L * Integer.parseInt(period.substring(1, period.length() - 1))).toMillis()
                    : DatatypeFactory.newInstance().newDuration(period).getTimeInMillis(new Date(0));
            if (millis < SHORTEST.toMillis()) {
                throw new BadUserRequestException(CatalogueText.say("timer.interval"));
            }
            return millis;
        } catch (IllegalArgumentException | UnsupportedOperationException | DatatypeConfigurationException e) {
            throw new BadUserRequestException(CatalogueText.say("timer.duration", period), e);
        }
    }
}
