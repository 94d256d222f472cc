package org.sixstep.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What both schemas hold, as one file: the rows of each table as CSV, where the sequences are, and the version of the schemas, which
 * {@link BackupCommand} makes before it loads. It is one moment of the database, however much is written meanwhile.
 */
final class DatabaseCopy {

    private static final String VERSION = "version";
    private static final String SEQUENCES = "sequences";
    private static final String TABLES = "tables/";

    /** Without what an extension brings, and without Flyway's own table, which is the version. */
    private static final String ALL_TABLES = """
            select format('%I.%I', n.nspname, c.relname),
              (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('public', 'sixstep') and c.relkind = 'r' and c.relname <> 'flyway_history'
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            order by 1""";
    private static final String ALL_SEQUENCES = """
            select format('%I.%I', schemaname, sequencename), last_value::text from pg_sequences
            where schemaname in ('public', 'sixstep') and last_value is not null order by 1""";
    private static final String ALL_REFERENCES = """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
              format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'sixstep'::regnamespace)""";

    private DatabaseCopy() {
    }

    static void write(Connection connection, OutputStream file) throws SQLException, IOException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            text(zip, VERSION, newest(connection).getVersion());
            for (Map.Entry<String, String> table : pairs(connection, ALL_TABLES).entrySet()) {
                zip.putNextEntry(new ZipEntry(TABLES + table.getKey()));
                copies.copyOut("copy " + table.getKey() + " (" + table.getValue() + ") to stdout (format csv, header)", zip);
                zip.closeEntry();
            }
            List<String> lines = new ArrayList<>();
            pairs(connection, ALL_SEQUENCES).forEach((name, value) -> lines.add(name + ' ' + value));
            text(zip, SEQUENCES, String.join("\n", lines));
        }
        connection.rollback();
    }

    /**
     * Reads all of it, before anything is made of it.
     *
     * @throws StartRefusedException if it is no backup, or not as it was written
     */
    static void check(Path file) {
        Set<String> names = new HashSet<>();
        // unlike a ZipFile, the stream compares what it reads with the checksums
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(OutputStream.nullOutputStream());
                names.add(entry.getName());
            }
        } catch (NoSuchFileException e) {
            throw new StartRefusedException(file + " does not exist.", "Name the file of a backup.");
        } catch (IOException e) {
            throw new StartRefusedException(file + " is damaged: " + e.getMessage() + ".", "Restore another backup; nothing was restored.");
        }
        // written last
        if (!names.containsAll(Set.of(VERSION, SEQUENCES))) {
            throw new StartRefusedException(file + " is no complete backup.", "Name the file of a backup; nothing was restored.");
        }
    }

    /** The version of the schemas that it was taken from. */
    static MigrationVersion version(ZipFile copy) throws IOException {
        return MigrationVersion.fromVersion(text(copy, VERSION));
    }

    /** Into schemas of that version which hold nothing but what their making has put there: all of it, or nothing. */
    static void read(ZipFile copy, Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        Map<String, String> tables = pairs(connection, ALL_TABLES);
        Map<String, String> references = pairs(connection, ALL_REFERENCES);
        try (Statement statement = connection.createStatement()) {
            for (String drop : references.keySet()) {
                statement.execute(drop);
            }
            for (String table : tables.keySet()) {
                // some let nobody change their rows
                statement.execute("alter table " + table + " disable trigger user");
            }
            statement.execute("truncate " + String.join(", ", tables.keySet()));
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, String> table : tables.entrySet()) {
                try (InputStream rows = open(copy, TABLES + table.getKey())) {
                    copies.copyIn("copy " + table.getKey() + " (" + table.getValue() + ") from stdin (format csv, header match)", rows);
                }
            }
            for (String line : text(copy, SEQUENCES).lines().toList()) {
                String[] sequence = line.split(" ");
                statement.execute("select setval('" + sequence[0] + "', " + Long.parseLong(sequence[1]) + ")");
            }
            for (String table : tables.keySet()) {
                statement.execute("alter table " + table + " enable trigger user");
            }
            for (String add : references.values()) {
                statement.execute(add);
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze");
        }
    }

    private static MigrationVersion newest(Connection connection) throws SQLException {
        return pairs(connection, "select version, version from public.flyway_history where success and version is not null").keySet()
                .stream()
                .map(MigrationVersion::fromVersion).max(MigrationVersion::compareTo).orElseThrow();
    }

    private static Map<String, String> pairs(Connection connection, String query) throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String text(ZipFile copy, String name) throws IOException {
        try (InputStream in = open(copy, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(ZipFile copy, String name) throws IOException {
        ZipEntry entry = copy.getEntry(name);
        if (entry == null) {
            throw new IOException(copy.getName() + " is not complete: " + name + " is missing");
        }
        return new BufferedInputStream(copy.getInputStream(entry));
    }
}
