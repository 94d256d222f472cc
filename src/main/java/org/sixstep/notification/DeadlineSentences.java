package org.sixstep.notification;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sixstep.SixstepProperties;
import org.sixstep.form.Fact;
import org.sixstep.sla.ClockReadings;
import org.sixstep.sla.ClockSegment;
import org.sixstep.sla.ServiceLevels;
import org.sixstep.sla.SlaClock;
import org.sixstep.sla.WorkCalendar;
import org.sixstep.text.ReaderLanguage;
import org.sixstep.ticket.FormSection;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Explains a clock in words for a reporter or an auditor: what was promised and by which rule, from when it counted, when and why it was
 * paused, and how it ended (L4). Forms show the open limits.
 */
@Component
public class DeadlineSentences implements FormSection {

    private final ServiceLevels levels;
    private final ClockReadings readings;
    private final MessageSource texts;
    private final ZoneId zone;

    DeadlineSentences(ServiceLevels levels, ClockReadings readings, MessageSource texts, SixstepProperties settings) {
        this.levels = levels;
        this.readings = readings;
        this.texts = texts;
        this.zone = settings.zone();
    }

    public String explain(SlaClock clock, Locale language) {
        MessageText text = new MessageText(texts, zone, language);
        List<String> sentences = new ArrayList<>();
        sentences.add(text.line("deadline.promise", text.word("clock", clock.name()), length(text, Duration.parse(clock.level().target())),
                text.word("calendar", clock.level().calendar()), clock.level().source()));
        sentences.add(text.line("deadline.start." + clock.level().startsFrom(), text.time(clock.startedAt())));
        closedDays(clock).ifPresent(days -> sentences.add(text.line("deadline.closed", days)));
        standing(clock, text).ifPresent(pauses -> sentences.add(text.line("deadline.stood", pauses)));
        if (clock.isPaused()) {
            sentences.add(text.line("deadline.standing", text.word("pause", clock.pauseReason()), text.time(clock.pauseEndsAt()),
                    text.time(clock.dueAt())));
        } else {
            sentences.add(text.line("deadline.limit", text.time(clock.dueAt())));
        }
        if (clock.verdict() != null) {
            sentences.add(text.line("deadline." + clock.verdict(), text.time(clock.stoppedAt()), length(text, readings.counted(clock))));
        } else if (!clock.isRunning()) {
            sentences.add(text.line("deadline.dropped", text.time(clock.stoppedAt())));
        }
        if (clock.verdictToday() != null && !clock.verdictToday().equals(clock.verdict())) {
            sentences.add(text.line("deadline.today." + clock.verdictToday(), text.time(clock.dueToday())));
        }
        return String.join(text.line("deadline.separator"), sentences);
    }

    @Override
    public List<Fact> facts(UUID ticketId) {
        MessageText text = new MessageText(texts, zone, ReaderLanguage.current());
        String limits = levels.strictestByName(ticketId).stream().sorted(Comparator.comparing(SlaClock::dueAt)).map(clock -> text
                .line("facts.labelled", text.word("clock", clock.name()), clock.isPaused()
                        ? text.line("deadline.shown.standing", text.time(clock.dueAt()), text.word("pause", clock.pauseReason()))
                        : text.line("deadline.shown.limit", text.time(clock.dueAt()), length(text, Duration.parse(clock.level().target())),
                                text.word("calendar", clock.level().calendar()))))
                .collect(Collectors.joining("\n"));
        return List.of(new Fact(Fact.Place.DUE, text.line("facts.zoned", text.line("facts.due"), zone.getId()), limits));
    }

    private static String length(MessageText text, Duration duration) {
        List<String> parts = new ArrayList<>();
        if (duration.toDays() > 0) {
            parts.add(text.line("length.days", duration.toDays()));
        }
        if (duration.toHoursPart() > 0) {
            parts.add(text.line("length.hours", duration.toHoursPart()));
        }
        if (duration.toMinutesPart() > 0 || parts.isEmpty()) {
            parts.add(text.line("length.minutes", duration.toMinutesPart()));
        }
        return String.join(" ", parts);
    }

    /** Holidays in between, and Saturdays or Sundays that are worked, by name. */
    private Optional<String> closedDays(SlaClock clock) {
        WorkCalendar calendar = readings.calendarOf(clock);
        LocalDate first = clock.startedAt().atZone(calendar.zone()).toLocalDate();
        LocalDate last = clock.dueAt().atZone(calendar.zone()).toLocalDate();
        Map<LocalDate, String> days = new TreeMap<>(calendar.holidays().subMap(first, last.plusDays(1)));
        calendar.extraWorkingDays().subMap(first, last.plusDays(1)).forEach((day, extra) -> days.put(day, extra.name()));
        return days.isEmpty() ? Optional.empty()
                : Optional.of(days.entrySet().stream().map(day -> day.getKey() + " " + day.getValue()).collect(Collectors.joining(", ")));
    }

    private Optional<String> standing(SlaClock clock, MessageText text) {
        Map<String, Duration> byReason = readings.segments(clock).stream().filter(ClockSegment::isPaused)
                .collect(Collectors.groupingBy(ClockSegment::pauseReason,
                        TreeMap::new,
                        Collectors.reducing(Duration.ZERO, piece -> Duration.between(piece.beganAt(), piece.endedAt()), Duration::plus)));
        return byReason.isEmpty() ? Optional.empty() : Optional.of(byReason.entrySet().stream()
                .map(entry -> text.word("pause", entry.getKey()) + " " + length(text, entry.getValue())).collect(Collectors.joining(", ")));
    }
}
