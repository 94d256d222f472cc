package org.sixstep.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.notification.DeadlineSentences;
import org.sixstep.sla.ClockReadings;
import org.sixstep.sla.ClockSegment;
import org.sixstep.sla.SlaClock;
import org.sixstep.text.ReaderLanguage;

/**
 * Why a due time is what it is (L4): one clock, the rule and the calendar by which it was promised, what it counted and when it was paused,
 * both verdicts (L3), and the same in sentences of each language.
 *
 * @param paused       while it runs: whether it is paused now; then dueAt holds if no answer comes
 * @param verdict      met or missed, as promised
 * @param verdictToday by the table and calendar that counted when it stopped
 * @param decision     table that gave the target, with its version and the id of the row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadlineReceipt(String clock, int round, String target, String calendar, int calendarVersion, String startsFrom, Instant startedAt,
        Instant warnAt, Instant dueAt,
        @Nullable Instant stoppedAt, long countedSeconds, long pausedSeconds, boolean paused, @Nullable String pauseReason,
        @Nullable Instant pauseEndsAt, @Nullable String verdict,
        @Nullable String verdictToday, @Nullable Instant dueToday, boolean promised, String policy, String source, String decision,
        int decisionVersion,
        @Nullable String rule,
        List<Segment> segments, Map<String, String> explanation) {

    /** A piece of its time; {@code reason} only while it was paused. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Segment(Instant from, Instant to, boolean paused, @Nullable String reason, long countedSeconds) {

        static Segment of(ClockSegment piece) {
            return new Segment(piece.beganAt(), piece.endedAt(), piece.isPaused(), piece.pauseReason(), piece.counted().toSeconds());
        }
    }

    static DeadlineReceipt of(SlaClock clock, ClockReadings readings, DeadlineSentences sentences) {
        return new DeadlineReceipt(clock.name(), clock.round(), clock.level().target(), clock.level().calendar(), clock.calendarVersion(),
                clock.level().startsFrom(),
                clock.startedAt(), clock.warnAt(), clock.dueAt(), clock.stoppedAt(), readings.counted(clock).toSeconds(),
                readings.paused(clock).toSeconds(),
                clock.isPaused(), clock.isPaused() ? clock.pauseReason() : null, clock.pauseEndsAt(), clock.verdict(), clock.verdictToday(),
                clock.dueToday(),
                clock.isRunning() || clock.verdict() != null, clock.policy(), clock.level().source(), clock.decision(),
                clock.level().version(), clock.level().rule(),
                readings.segments(clock).stream().map(Segment::of).toList(),
                ReaderLanguage.offered().stream()
                        .collect(Collectors.toMap(Locale::getLanguage, language -> sentences.explain(clock, language))));
    }
}
