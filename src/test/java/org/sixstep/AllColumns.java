package org.sixstep;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Looks for a value in every column of every table of both schemas, whatever its type; the columns are those that the database itself
 * names.
 */
public final class AllColumns {

    private final JdbcTemplate jdbc;
    private final Map<String, String> tables = new TreeMap<>();

    public AllColumns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        Map<String, List<String>> columns = jdbc.query("""
                select c.table_schema || '.' || c.table_name as name, c.column_name, c.data_type
                from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where table_schema in ('public', 'sixstep') and t.table_type = 'BASE TABLE'""", (row, n) -> Map.entry(row.getString(1),
                row.getString(3).equals("bytea") ? "encode(" + row.getString(2) + ", 'escape')" : row.getString(2) + "::text")).stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        columns.forEach((table, texts) -> tables.put(table, "concat_ws(chr(10), " + String.join(", ", texts) + ")"));
    }

    public int count() {
        return tables.size();
    }

    /** Tables and rows in which the value stands, as text or as bytes, whatever its capitals. */
    public Map<String, Integer> with(String value) {
        Map<String, Integer> found = new TreeMap<>();
        tables.forEach((table, text) -> {
            int rows = jdbc
                    .queryForObject("select count(*) from " + table + " where strpos(lower(" + text + "), lower(?)) > 0 or strpos(" + text
                            + ", encode(convert_to(?, 'UTF8'), 'escape')) > 0", Integer.class, value, value);
            if (rows > 0) {
                found.put(table, rows);
            }
        });
        return found;
    }
}
