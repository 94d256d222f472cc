package org.sixstep.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sixstep.routing.PeopleCodes;
import org.sixstep.ticket.TicketStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Queries the problems of a review (R63, R69): one statement per list, each list short enough to be read. */
@Component
class Problems {

    static final String TOTALS = "totals";
    static final String FREQUENT_TYPES = "frequentTypes";
    static final String UNRESOLVED = "unresolved";
    static final String REPEATED = "repeated";
    static final String MISSED_SERVICE_LEVELS = "missedServiceLevels";
    static final String WEAK_LINKS = "weakLinks";
    static final String SATISFACTION = "satisfaction";

    static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

    static {
        STATEMENTS.put(TOTALS, """
                select (select count(*) from sixstep.ticket where accepted_at >= :from and accepted_at < :to) as accepted,
                       (select count(*) from sixstep.case_record where archived_at >= :from and archived_at < :to) as archived,
                       (select count(*) from sixstep.ticket where status <> 'archived' and accepted_at < :to) as open""");
        STATEMENTS.put(FREQUENT_TYPES, """
                select category, subcategory, count(*) as tickets
                from sixstep.ticket where accepted_at >= :from and accepted_at < :to
                group by category, subcategory order by tickets desc, category, subcategory limit 10""");
        STATEMENTS.put(UNRESOLVED, """
                select number, priority, category, summary, status, handling_group as "handlingGroup", owner,
                       to_char(accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "acceptedAt"
                from sixstep.ticket where status <> 'archived' and accepted_at < :to
                order by priority, accepted_at limit 20""");
        STATEMENTS.put(REPEATED, """
                with touched as (
                  select id from sixstep.ticket where accepted_at >= :from and accepted_at < :to
                  union
                  select duplicate_of from sixstep.ticket where accepted_at >= :from and accepted_at < :to and duplicate_of is not null
                  union
                  select ticket_id from sixstep.case_record where archived_at >= :from and archived_at < :to),
                duplicates as (
                  select duplicate_of as id, count(*) as duplicates from sixstep.ticket where duplicate_of in (select id
                    from touched) group by duplicate_of)
                select number, category, summary, round as rounds, coalesce(duplicates, 0) as duplicates
                from touched join sixstep.ticket using (id) left join duplicates using (id)
                where round > 1 or duplicates > 0
                order by round + coalesce(duplicates, 0) desc, accepted_at limit 20""");
        STATEMENTS.put(MISSED_SERVICE_LEVELS, """
                -- several documents may promise the same; it is missed once
                select clock, priority, count(distinct (ticket_id, sla_clock.round)) as missed
                from sixstep.sla_clock join sixstep.ticket on ticket.id = ticket_id
                where due_at >= :from and due_at < least(:to, :now) and (verdict = 'missed' or verdict is null)
                  and (verdict is not null or stopped_at is null)
                  -- these two begin anew with every message to the reporter and the lead
                  and clock not in ('updateReporter', 'updateLead')
                group by clock, priority order by missed desc, priority, clock limit 10""");
        STATEMENTS.put(WEAK_LINKS, """
                select handling_group as "handlingGroup", category, count(*) as cases, round(avg(rounds), 1) as rounds,
                       round((percentile_cont(0.9) within group (order by extract(epoch from coalesce(resolved_at,
                         archived_at) - accepted_at)) / 3600)::numeric, 1)
                         as "hoursOfSlowestTenth"
                from sixstep.case_record where archived_at >= :from and archived_at < :to
                group by handling_group, category order by rounds desc, "hoursOfSlowestTenth" desc limit 10""");
        STATEMENTS.put(SATISFACTION, """
                select satisfaction, count(*) as cases
                from sixstep.case_record where archived_at >= :from and archived_at < :to
                group by satisfaction order by satisfaction desc nulls last""");
    }

    private final NamedParameterJdbcTemplate jdbc;

    private final TicketStore tickets;
    private final PeopleCodes people;

    Problems(JdbcTemplate jdbc, TicketStore tickets, PeopleCodes people) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.tickets = tickets;
        this.people = people;
    }

    Map<String, List<Map<String, Object>>> between(Instant from, Instant to, Instant now) {
        MapSqlParameterSource period = new MapSqlParameterSource()
                .addValue("from", utc(from)).addValue("to", utc(to)).addValue("now", utc(now));
        Map<String, List<Map<String, Object>>> problems = new LinkedHashMap<>();
        STATEMENTS.forEach((name, statement) -> problems.put(name, jdbc.queryForList(statement, period)));
        problems.values().forEach(rows -> rows.forEach(this::withCodes));
        return problems;
    }

    /** Whoever reads a report reads of problems, not of people (R72). */
    private void withCodes(Map<String, Object> row) {
        if (row.get("summary") != null && row.get("number") != null) {
            tickets.findByNumber(row.get("number").toString())
                    .ifPresent(ticket -> row.put("summary", people.of(ticket).in(row.get("summary").toString())));
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
