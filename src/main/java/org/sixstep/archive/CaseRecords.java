package org.sixstep.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sixstep.JsonColumn;
import org.sixstep.ticket.Ticket;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Repository;

/** The rows of the archive. */
@Repository
class CaseRecords {

    private static final TypeReference<List<ProcessLine>> LINES = new TypeReference<>() {};
    private static final String SUMMARY = """
            select id, case_number, archive_key, ticket_number, category, facts ->> 'summary' as summary, solution_summary, state,
              outcome, satisfaction,
                   rounds, priority, handling_group, owner, answer_id, accepted_at, resolved_at, archived_at
            from sixstep.case_record""";
    private static final String PAGE = SUMMARY + " where archived_at >= ? and archived_at < ? order by archived_at desc, id limit ?";
    static final String NEXT_PAGE = SUMMARY
            + " where archived_at >= ? and archived_at <= ? and (archived_at < ? or id > ?) order by archived_at desc, id limit ?";
    /**
     * Preselects by the cheap rank, then sorts by the share of the ticket's words that the case contains. The words are materialized,
     * because a generic query plan would evaluate them for every row.
     */
    static final String SIMILAR = """
            with said as materialized (select words, sixstep.search_any(words) as query from (select sixstep.search_lexemes(?,
              2) as words) text),
            likely as (select case_record.id, search from sixstep.case_record, said where search @@ query and ticket_id <> ?
                       order by ts_rank(search, query) desc, archived_at desc limit 20),
            scored as (select id, (select count(*) from unnest(words) word
              where word = any (tsvector_to_array(search))) * 1.0 / cardinality(words) as share
                       from likely, said)
            """ + SUMMARY + " join scored using (id) where share >= 0.25 order by share desc, archived_at desc limit ?";

    private final JdbcTemplate jdbc;
    private final JsonColumn json;

    CaseRecords(JdbcTemplate jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<CaseRecord> find(String caseNumber) {
        return jdbc.query("select * from sixstep.case_record where case_number = ?", (row, n) -> read(row), caseNumber).stream()
                .findFirst();
    }

    Optional<CaseRecord> findByTicket(UUID ticketId) {
        return jdbc.query("select * from sixstep.case_record where ticket_id = ?", (row, n) -> read(row), ticketId).stream().findFirst();
    }

    List<CaseSummary> list(Instant from, Instant to, @Nullable CaseSummary after, int limit) {
        if (after == null) {
            return jdbc.query(PAGE, (row, n) -> summary(row), utc(from), utc(to), limit);
        }
        return jdbc.query(NEXT_PAGE, (row, n) -> summary(row), utc(from), utc(after.archivedAt()), utc(after.archivedAt()), after.id(),
                limit);
    }

    List<CaseSummary> similarTo(Ticket ticket, int limit) {
        return jdbc.query(SIMILAR, (row, n) -> summary(row), ticket.summary(), ticket.id(), limit);
    }

    void insert(CaseRecord record) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", record.id());
        row.put("case_number", record.caseNumber());
        row.put("archive_key", record.archiveKey());
        row.put("ticket_id", record.ticketId());
        row.put("ticket_number", record.ticketNumber());
        row.put("category", record.category());
        row.put("reporter", record.reporter());
        row.put("description", record.description());
        row.put("initial_analysis", record.initialAnalysis());
        row.put("owner", record.owner());
        row.put("collaborators", texts(record.collaborators()));
        row.put("process_record", json.parameter(record.processRecord()));
        row.put("root_cause", record.rootCause());
        row.put("solution", record.solution());
        row.put("solution_summary", record.solutionSummary());
        row.put("lessons", record.lessons());
        row.put("outcome", record.outcome());
        row.put("satisfaction", record.satisfaction());
        row.put("feedback", record.feedback());
        row.put("state", record.state());
        row.put("keywords", texts(record.keywords()));
        row.put("knowledge_decision", record.knowledgeDecision());
        row.put("rounds", record.rounds());
        row.put("priority", record.priority());
        row.put("handling_group", record.handlingGroup());
        row.put("accepted_at", utc(record.acceptedAt()));
        row.put("resolved_at", utc(record.resolvedAt()));
        row.put("archived_at", utc(record.archivedAt()));
        row.put("facts", json.parameter(record.facts()));
        row.put("answer_id", record.answerId());
        jdbc.update("insert into sixstep.case_record (" + String.join(", ", row.keySet()) + ") values (" + "?, ".repeat(row.size() - 1)
                + "(select id from sixstep.answer where id = ?))", row.values().toArray());
    }

    private CaseRecord read(ResultSet row) throws SQLException {
        return new CaseRecord(row.getObject("id", UUID.class), row.getString("case_number"), row.getString("archive_key"),
                row.getObject("ticket_id", UUID.class), row.getString("ticket_number"), row.getString("category"),
                row.getString("reporter"),
                row.getString("description"), row.getString("initial_analysis"), row.getString("owner"), texts(row, "collaborators"),
                json.read(row.getString("process_record"), LINES), row.getString("root_cause"), row.getString("solution"),
                row.getString("solution_summary"), row.getString("lessons"), row.getString("outcome"),
                row.getObject("satisfaction", Integer.class),
                row.getString("feedback"), row.getString("state"), texts(row, "keywords"), row.getString("knowledge_decision"),
                row.getObject("answer_id", UUID.class), row.getInt("rounds"), row.getString("priority"), row.getString("handling_group"),
                present(row, "accepted_at"), instant(row, "resolved_at"), present(row, "archived_at"), json.fields(row.getString("facts")));
    }

    private static CaseSummary summary(ResultSet row) throws SQLException {
        return new CaseSummary(row.getObject("id", UUID.class), row.getString("case_number"), row.getString("archive_key"),
                row.getString("ticket_number"), row.getString("category"), row.getString("summary"), row.getString("solution_summary"),
                row.getString("state"), row.getString("outcome"), row.getObject("satisfaction", Integer.class), row.getInt("rounds"),
                row.getString("priority"), row.getString("handling_group"), row.getString("owner"), row.getObject("answer_id", UUID.class),
                present(row, "accepted_at"), instant(row, "resolved_at"), present(row, "archived_at"));
    }

    private static SqlParameterValue texts(List<String> values) {
        return new SqlParameterValue(Types.ARRAY, values.toArray(String[]::new));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static SqlParameterValue utc(@Nullable Instant instant) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, instant == null ? null : instant.atOffset(ZoneOffset.UTC));
    }

    /** The column is not null. */
    private static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
