package org.sixstep.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.ticket.TicketField;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Every column of the desk's schema that may hold what somebody wrote, read from the database's own catalogue: a column that is added later
 * is erased and searched without a line of code. Left out is what holds ids, codes and times only.
 */
@Component
class PersonalColumns {

    /** @param ticket the column that says which ticket a row is about, or null */
    record Table(String name, @Nullable String ticket, Map<String, String> columns) {

        /** The rows in which a pattern occurs; {@code %s} stands for the pattern. */
        String condition(String pattern) {
            return columns.keySet().stream().map(column -> text(column) + " ~* " + pattern).collect(Collectors.joining(" or "));
        }

        String assignments(String pattern) {
            return columns.entrySet().stream().map(column -> column.getKey() + " = " + erased(column.getKey(), column.getValue(), pattern))
                    .collect(Collectors.joining(", "));
        }

        private String text(String column) {
            return "bytea".equals(columns.get(column)) ? "encode(" + column + ", 'escape')" : column + "::text";
        }

        private String erased(String column, String type, String pattern) {
            if (column.equals("process_record")) {
                return "sixstep.erased_lines(process_record, " + pattern + ")";
            }
            return type.equals("json") ? "sixstep.erased(" + column + "::jsonb, " + pattern + ")::json"
                    : "sixstep.erased(" + column + ", " + pattern + ")";
        }
    }

    private static final String CATALOGUE = """
            select c.table_name, c.column_name, case c.data_type when 'ARRAY' then c.udt_name else c.data_type end as type
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'sixstep' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
              and (c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea') or c.udt_name = '_text')
            order by c.table_name, c.ordinal_position""";
    private static final String SCHEDULER = "scheduled_tasks";
    /** Append-only: the trigger lets marks into these columns only. */
    private static final Map<String, Set<String>> APPEND_ONLY = Map.of("ticket_event", Set.of("text", "fields"), "security_event",
            Set.of("subject", "details"),
            "case_record",
            Set.of("reporter", "description", "initial_analysis", "process_record", "root_cause", "solution", "solution_summary", "lessons",
                    "feedback",
                    "keywords", "facts"));
    /**
     * They hold days, codes and figures, or accounts of staff, whose user ids stay: erased, a session or an account of the directory would
     * be nobody's.
     */
    private static final Set<String> WITHOUT_PEOPLE = Set.of("holiday_year", "work_calendar", "sla_clock", "sla_segment", "sla_alarm",
            "number_counter",
            SCHEDULER, "web_session", "login_attempt", "directory_account", "task_viewer", "departure",
            "deployment_before_properties");
    /** Codes, numbers of tickets, and user ids of staff, which stay, beside those of the ticket itself. */
    private static final Set<String> CODES = Set.of("ticket_number", "case_number", "archive_key", "state", "author", "reviewer",
            "message_key", "message_id", "kind", "actor", "visibility", "step", "purpose", "audience", "knowledge_decision", "request_hash",
            "external_key");

    private final JdbcTemplate jdbc;

    PersonalColumns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Table> tables() {
        Map<String, Map<String, String>> found = new TreeMap<>();
        jdbc.query(CATALOGUE, row -> {
            String table = row.getString("table_name");
            String column = row.getString("column_name");
            if (isPersonal(table, column)) {
                found.computeIfAbsent(table, name -> new LinkedHashMap<>()).put(column, row.getString("type"));
            }
        });
        Set<String> ofTickets = Set.copyOf(jdbc.queryForList(
                "select table_name from information_schema.columns where table_schema = 'sixstep' and column_name = 'ticket_id'",
                String.class));
        List<Table> tables = new ArrayList<>();
        found.forEach((name, columns) -> tables
                .add(new Table(name, name.equals("ticket") ? "id" : ofTickets.contains(name) ? "ticket_id" : null, columns)));
        return tables;
    }

    /** Another table names a fact of the ticket as the ticket does. */
    private static boolean isCode(String column) {
        return CODES.contains(column)
                || TicketField.ofColumn(column).filter(field -> field.type() != TicketField.Type.TEXT).isPresent();
    }

    private static boolean isPersonal(String table, String column) {
        return !WITHOUT_PEOPLE.contains(table) && !isCode(column)
                && APPEND_ONLY.getOrDefault(table, Set.of(column)).contains(column);
    }
}
