package org.sixstep.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Multiplies a ticket by SQL, because opening 100,000 through the API would take an hour. All rows that belong to the ticket are found, not
 * listed: those that mention its id or its process instance, then those that mention one of these rows, in every table of both schemas. A
 * copy is the same rows with other ids and another number wherever they stand, in texts and JSON too; what is shared (definitions, people)
 * stays as it is. Foreign keys are not checked while copying; a test does that once.
 */
final class TicketCopies {

    /** A row as it is found: column to type and text. */
    private record Row(String table, Map<String, Column> columns) {}

    private record Column(String type, String text) {}

    /** Numbers of copies begin here, so that they meet none of the day's real ones. */
    private static final int FIRST_NUMBER = 1000;
    /** Behind TS and a day. */
    private static final int FIRST_DIGIT = 10;
    private static final Set<String> KEYS = Set.of("id", "id_", "external_key");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String TABLES = """
            select c.table_schema || '.' || c.table_name, c.column_name, c.udt_name, c.is_identity = 'YES'
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'sixstep') and c.table_name not in ('flyway_history',
              'scheduled_tasks')
            order by 1, c.ordinal_position""";

    private final Connection connection;
    /** Table to column to type; without what the database numbers itself. */
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    private int copies;

    TicketCopies(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement(); ResultSet column = statement.executeQuery(TABLES)) {
            while (column.next()) {
                if (!column.getBoolean(4)) {
                    tables.computeIfAbsent(column.getString(1), table -> new LinkedHashMap<>()).put(column.getString(2),
                            column.getString(3));
                }
            }
        }
    }

    /** What belongs to a ticket. */
    final class Original {

        private final Set<String> ids = new LinkedHashSet<>();
        private final String number;
        private List<Row> rows = List.of();

        private Original(String number) throws SQLException {
            this.number = number;
            try (PreparedStatement query = connection
                    .prepareStatement("select id::text, process_instance_id from sixstep.ticket where number = ?")) {
                query.setString(1, number);
                try (ResultSet ticket = query.executeQuery()) {
                    if (!ticket.next()) {
                        throw new IllegalArgumentException("There is no ticket " + number);
                    }
                    ids.add(ticket.getString(1));
                    ids.add(ticket.getString(2));
                }
            }
            int known;
            do {
                known = ids.size();
                rows = mentioning(ids);
                rows.forEach(row -> row.columns.forEach((column, value) -> {
                    if (KEYS.contains(column) && value.text != null) {
                        // also of a key such as endEvent_ownerAssigned:7f45...
                        UUID.matcher(value.text).results().forEach(id -> ids.add(id.group()));
                    }
                }));
            } while (ids.size() > known);
        }

        int rows() {
            return rows.size();
        }
    }

    Original original(String number) throws SQLException {
        return new Original(number);
    }

    /** Rows are copied as they were when the original was looked at. */
    void copy(Original original, int count) throws SQLException {
        int first = FIRST_NUMBER + copies;
        copies += count;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (Row row : original.rows) {
                StringJoiner names = new StringJoiner(", ");
                StringJoiner values = new StringJoiner(", ");
                for (Map.Entry<String, Column> column : row.columns.entrySet()) {
                    names.add(column.getKey());
                    values.add("(" + copied(original, column.getValue().text, statement) + ")::" + column.getValue().type);
                }
                statement.executeUpdate(
                        "insert into " + row.table + " (" + names + ") select " + values + " from generate_series(" + first + ", "
                                + (first + count - 1) + ") n");
            }
            statement.execute("set session_replication_role = origin");
            statement.executeUpdate("update sixstep.number_counter set last = greatest(last, " + (FIRST_NUMBER + copies)
                    + ") where kind = 'ticket' and period = '" + original.number.substring("TS".length(), FIRST_DIGIT) + "'");
        }
    }

    private List<Row> mentioning(Set<String> ids) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> table : tables.entrySet()) {
            List<String> conditions = table.getValue().entrySet().stream()
                    .filter(column -> Set.of("text", "varchar", "uuid").contains(column.getValue()))
                    .map(column -> column.getKey() + "::text = any(?)").toList();
            if (conditions.isEmpty()) {
                continue;
            }
            String columns = table.getValue().keySet().stream().map(column -> column + "::text").reduce((one, other) -> one + ", " + other)
                    .orElseThrow();
            try (PreparedStatement query = connection
                    .prepareStatement("select " + columns + " from " + table.getKey() + " where " + String.join(" or ", conditions))) {
                for (int i = 1; i <= conditions.size(); i++) {
                    query.setArray(i, connection.createArrayOf("text", ids.toArray()));
                }
                read(table, query, rows);
            }
        }
        return rows;
    }

    private static void read(Map.Entry<String, Map<String, String>> table, PreparedStatement query, List<Row> rows) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                Map<String, Column> columns = new LinkedHashMap<>();
                int index = 1;
                for (Map.Entry<String, String> column : table.getValue().entrySet()) {
                    columns.put(column.getKey(), new Column(column.getValue(), result.getString(index++)));
                }
                rows.add(new Row(table.getKey(), columns));
            }
        }
    }

    /** The expression that gives this text in copy {@code n}. */
    private static String copied(Original original, String text, Statement quoting) throws SQLException {
        if (text == null) {
            return "null";
        }
        StringJoiner parts = new StringJoiner(" || ");
        int end = 0;
        Matcher token = Pattern.compile(UUID + "|" + Pattern.quote(original.number)).matcher(text);
        while (token.find()) {
            boolean isNumber = token.group().equals(original.number);
            if (isNumber || original.ids.contains(token.group())) {
                parts.add(quoting.enquoteLiteral(text.substring(end, token.start())));
                parts.add(isNumber ? "'" + original.number.substring(0, FIRST_DIGIT) + "' || n"
                        : String.format(Locale.ROOT, "md5('%s' || n)::uuid::text", token.group()));
                end = token.end();
            }
        }
        parts.add(quoting.enquoteLiteral(text.substring(end)));
        return parts.toString();
    }
}
