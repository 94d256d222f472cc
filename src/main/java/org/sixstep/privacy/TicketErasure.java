package org.sixstep.privacy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sixstep.privacy.Person.OwnTicket;
import org.sixstep.ticket.TicketField;
import org.sixstep.ticket.TicketField.Trait;
import org.sixstep.ticket.Timeline;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Erases the reporter from a ticket: name, numbers, addresses, and everything said by or to them, in every row about the ticket. What staff
 * found, decided and measured is kept, without the reporter's name (E26).
 */
@Component
class TicketErasure {

    static final String MARK = "[erased]";

    private static final String TICKET = "update sixstep.ticket set " + columns() + ", fields = sixstep.erased(fields, kept, pattern),"
            + " erased_at = ? from (select ?::text as pattern, ?::text[] as kept) as words where id = ?";
    /** Besides what always stays: fields of process owners whose forms said that they are not personal. */
    private static final String KEPT = "select ?::text[] || coalesce(array_agg(key), '{}') from sixstep.ticket,"
            + " jsonb_each(fields -> 'ownFields') as own (key, said) where id = ? and said ->> 'personal' = 'false'";
    private static final String EVENTS = """
            update sixstep.ticket_event set fields = sixstep.erased(fields, ?::text[], ?),
              text = case when kind = any (?::text[]) and visibility = 'internal' then sixstep.erased(text,
                ?) when text is not null then '[erased]' end
            where ticket_id = ?""";
    private static final String CASE = """
            with said as (select array_agg(distinct kind) as kinds from sixstep.ticket_event
                          where ticket_id = ? and (visibility = 'public' or not kind = any (?::text[]))),
            words as (select ?::text as pattern, ?::text[] as kept)
            update sixstep.case_record set reporter = case when reporter is not null then '[erased]' end,
              description = case when description is not null then '[erased]' end,
                feedback = case when feedback is not null then '[erased]' end,
              initial_analysis = sixstep.erased(initial_analysis, pattern), root_cause = sixstep.erased(root_cause, pattern),
              solution = sixstep.erased(solution, pattern), solution_summary = sixstep.erased(solution_summary, pattern),
              lessons = sixstep.erased(lessons, pattern), keywords = sixstep.erased(keywords, pattern), facts = sixstep.erased(facts,
                kept, pattern),
              process_record = sixstep.erased_lines(process_record, coalesce(kinds, '{}'), kept, pattern)
            from said, words where ticket_id = ?""";
    /**
     * Unsent messages are not sent any more, whoever the recipient: they quote what is erased. Staff still have the timeline and the tasks.
     */
    private static final String MESSAGES = """
            update sixstep.outbox_message set subject = '[erased]', body = '[erased]', address = null, last_error = null,
              recipient = case when recipient like '%@%' then '[erased]' else recipient end,
                state = case state when 'waiting' then 'kept' else state end
            where ticket_id = ?""";
    private static final String ANSWERS = """
            update sixstep.answer set title = sixstep.erased(title, pattern), problem = sixstep.erased(problem, pattern),
              body = sixstep.erased(body, pattern),
              keywords = sixstep.erased(keywords, pattern), fields = sixstep.erased(fields, pattern)
            from (select ?::text as pattern) as words where ticket_id = ?""";
    private static final String REVIEWS = "update sixstep.review set problems = sixstep.erased(problems, ?), fields ="
            + " sixstep.erased(fields, ?) "
            + "where (problems::text ~* ? or fields::text ~* ?) and (strpos(problems::text, ?) > 0 or strpos(fields::text, ?) > 0)";

    private final JdbcTemplate jdbc;
    private final EngineDataEraser engine;
    private final Timeline timeline;
    private final Clock clock;
    private final String[] settled;
    private final String[] lines;

    TicketErasure(JdbcTemplate jdbc, EngineDataEraser engine, Timeline timeline, Clock clock, RetentionProperties properties) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.timeline = timeline;
        this.clock = clock;
        this.settled = properties.kept();
        this.lines = properties.lines();
    }

    /** Allows this transaction to erase in the append-only tables, for this purpose. */
    void permitErasure(String purpose) {
        jdbc.queryForObject("select set_config('sixstep.erasure', ?, true)", String.class, purpose);
    }

    /**
     * Within a transaction for which {@link #permitErasure} was called.
     *
     * @return rows that were changed
     */
    int erase(OwnTicket ticket, String purpose) {
        UUID id = ticket.id();
        String words = ticket.words();
        String[] kept = jdbc.queryForObject(KEPT, (row, n) -> (String[]) row.getArray(1).getArray(), settled, id);
        int rows = jdbc.update(TICKET, clock.instant().atOffset(ZoneOffset.UTC), words, kept, id);
        rows += jdbc.update(EVENTS, kept, words, lines, words, id);
        rows += jdbc.update(CASE, id, lines, words, kept, id);
        rows += jdbc.update(MESSAGES, id);
        rows += jdbc.update(ANSWERS, words, id);
        String telling = ticket.tellingWords();
        rows += ticket.number() == null ? 0 : jdbc.update(REVIEWS, telling, telling, telling, telling, ticket.number(), ticket.number());
        rows += jdbc.update("delete from sixstep.reporter_link where ticket_id = ?", id);
        rows += jdbc.update("delete from sixstep.intake where ticket_id = ?", id);
        rows += ticket.number() == null ? 0 : engine.eraseTexts(ticket.number());
        timeline.note(id, "erased", null, null, Map.of("reason", purpose));
        return rows;
    }

    /** Each text column: kept texts lose the person's words, contacts are removed, any other text is replaced by the mark. */
    private static String columns() {
        return TicketField.all().stream().filter(field -> field.is(Trait.COLUMN) && field.type() == TicketField.Type.TEXT)
                .map(field -> field.column() + " = " + erased(field)).collect(Collectors.joining(", "));
    }

    private static String erased(TicketField field) {
        if (field.is(Trait.KEPT)) {
            return "sixstep.erased(" + field.column() + ", pattern)";
        }
        return field.is(Trait.CONTACT) ? "null" : "case when " + field.column() + " is not null then '" + MARK + "' end";
    }
}
