package org.sixstep.ticket;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.sixstep.SixstepProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Numbers that people use: {@code TS20261121001} for a ticket (R16), {@code 202611-001} for a case (F10). At least three digits, growing;
 * the day is the desk's. The counter's row lock makes them unique over threads and nodes, and a rolled-back ticket gives its number back.
 */
@Component
public class TicketNumbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final String NEXT = """
            insert into sixstep.number_counter as counter (kind, period, last) values (?, ?, 1)
            on conflict (kind, period) do update set last = counter.last + 1 returning last""";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ZoneId zone;

    TicketNumbers(JdbcTemplate jdbc, Clock clock, SixstepProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = properties.zone();
    }

    public String nextTicketNumber() {
        String day = today().format(DAY);
        return "TS" + day + next("ticket", day);
    }

    public String nextCaseNumber() {
        String month = today().format(MONTH);
        return month + "-" + next("case", month);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.now(clock), zone);
    }

    private String next(String kind, String period) {
        return "%03d".formatted(jdbc.queryForObject(NEXT, Integer.class, kind, period));
    }
}
