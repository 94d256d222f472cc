package org.sixstep.knowledge;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.JsonColumn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Repository;

/** The rows of the knowledge base. */
@Repository
class Answers {

    private static final String ANSWER = "select answer.*, ticket.number as ticket_number from sixstep.answer left join sixstep.ticket on"
            + " ticket.id = answer.ticket_id ";
    /** Here and below the words are materialized, because a generic query plan would evaluate them for every row. */
    static final String SEARCH = "with said as materialized (select sixstep.search_all(?) as query) " + ANSWER + """
            cross join said where answer.status = 'published' and search @@ query
            order by ts_rank(search, query, 1) desc, used_count desc, published_at desc limit ?""";
    /** Preselects by the cheap rank, then sorts by the share of the ticket's words that the answer contains. */
    static final String SIMILAR = """
            with said as materialized (select words, sixstep.search_any(words) as query from (select sixstep.search_lexemes(?,
              2) as words) text),
            likely as (select answer.id, search from sixstep.answer, said where status = 'published' and search @@ query
                       order by ts_rank(search, query) desc, used_count desc limit 20),
            scored as (select id, (select count(*) from unnest(words) word
              where word = any (tsvector_to_array(search))) * 1.0 / cardinality(words) as share
                       from likely, said)
            """ + ANSWER + """
            join scored on scored.id = answer.id where share >= 0.25
            order by share + case when answer_class = ? then 0.1 else 0 end desc, used_count desc, published_at desc limit ?""";
    private static final String NEWEST_REVISION = """
            with recursive chain as (
              select id, status, revision from sixstep.answer where id = ?
              union all
              select later.id, later.status, later.revision from sixstep.answer later join chain on later.replaces = chain.id
              where later.status in ('published', 'retired'))
            select id from chain order by revision desc limit 1""";

    private final JdbcTemplate jdbc;
    private final JsonColumn json;

    Answers(JdbcTemplate jdbc, JsonColumn json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Answer> find(UUID id) {
        return one("where answer.id = ?", id);
    }

    Optional<Answer> ofTicket(UUID ticketId) {
        return one("where answer.ticket_id = ?", ticketId);
    }

    /** The last revision that was published of an answer; the answer itself if there is none after it. */
    Optional<Answer> newestRevision(UUID id) {
        return jdbc.queryForList(NEWEST_REVISION, UUID.class, id).stream().findFirst().flatMap(this::find);
    }

    List<Answer> search(String text, int limit) {
        return jdbc.query(SEARCH, (row, n) -> read(row), text, limit);
    }

    List<Answer> newest(int limit) {
        return jdbc.query(ANSWER + "where answer.status = 'published' order by published_at desc limit ?", (row, n) -> read(row), limit);
    }

    List<Answer> similarTo(@Nullable String text, @Nullable String answerClass, int limit) {
        return jdbc.query(SIMILAR, (row, n) -> read(row), text, answerClass, limit);
    }

    void insert(Answer answer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", answer.id());
        row.put("title", answer.title());
        row.put("problem", answer.problem());
        row.put("body", answer.body());
        row.put("answer_class", answer.answerClass());
        row.put("keywords", texts(answer.keywords()));
        row.put("related_system", answer.relatedSystem());
        row.put("typical_case", answer.typicalCase());
        row.put("audience", answer.audience());
        row.put("language", answer.language());
        row.put("status", answer.status());
        row.put("revision", answer.revision());
        row.put("replaces", answer.replaces());
        row.put("ticket_id", answer.ticketId());
        row.put("author", answer.author());
        row.put("fields", json.parameter(answer.fields()));
        row.put("created_at", utc(answer.createdAt()));
        String marks = row.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        jdbc.update("insert into sixstep.answer (" + String.join(", ", row.keySet()) + ") values (" + marks + ")", row.values().toArray());
    }

    void edit(Answer answer) {
        jdbc.update("""
                update sixstep.answer set title = ?, problem = ?, body = ?, answer_class = ?, keywords = ?, related_system = ?,
                  typical_case = ?, audience = ?,
                language = ?, reviewer = ?, fields = ? where id = ?""",
                answer.title(), answer.problem(), answer.body(), answer.answerClass(), texts(answer.keywords()), answer.relatedSystem(),
                answer.typicalCase(), answer.audience(), answer.language(), answer.reviewer(), json.parameter(answer.fields()),
                answer.id());
    }

    void status(UUID id, String status) {
        jdbc.update("update sixstep.answer set status = ? where id = ?", status, id);
    }

    void publish(UUID id, @Nullable Answer before, Instant now) {
        jdbc.update("update sixstep.answer set status = 'published', published_at = ?, replaces = ?, revision = ? where id = ?",
                utc(now), before == null ? null : before.id(), before == null ? 1 : before.revision() + 1, id);
    }

    void used(UUID id, UUID ticketId, Instant now) {
        int isNew = jdbc.update("insert into sixstep.answer_use (answer_id, ticket_id, used_at) values (?, ?, ?) on conflict do nothing",
                id, ticketId, utc(now));
        if (isNew == 1) {
            jdbc.update("update sixstep.answer set used_count = used_count + 1 where id = ?", id);
        }
    }

    private Optional<Answer> one(String condition, UUID value) {
        return jdbc.query(ANSWER + condition, (row, n) -> read(row), value).stream().findFirst();
    }

    private Answer read(ResultSet row) throws SQLException {
        return new Answer(row.getObject("id", UUID.class), row.getString("title"), row.getString("problem"), row.getString("body"),
                row.getString("answer_class"), List.of((String[]) row.getArray("keywords").getArray()), row.getString("related_system"),
                row.getBoolean("typical_case"), row.getString("audience"), row.getString("language"), row.getString("status"),
                row.getInt("revision"),
                row.getObject("replaces", UUID.class), row.getObject("ticket_id", UUID.class), row.getString("ticket_number"),
                row.getString("author"), row.getString("reviewer"), json.fields(row.getString("fields")), row.getInt("used_count"),
                present(row, "created_at"), instant(row, "published_at"));
    }

    private static SqlParameterValue texts(List<String> values) {
        return new SqlParameterValue(Types.ARRAY, values.toArray(String[]::new));
    }

    private static SqlParameterValue utc(Instant instant) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, instant.atOffset(ZoneOffset.UTC));
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
