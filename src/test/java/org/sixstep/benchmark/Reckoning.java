package org.sixstep.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what a database holds after a soak with what its clients were promised. */
final class Reckoning implements AutoCloseable {

    /** A life whose ticket was accepted. */
    record Lived(Life life, String number) {}

    private record Row(String number, Life.End end, int cases, int answers) {}

    private static final Pattern ERROR = Pattern.compile("(\\S+)\\s+ERROR .*");
    /** How many of each were made for one ticket: the end of a life is known; its case and its answer are written once. */
    private static final String TICKETS = """
            select t.number, substring(t.summary from '\\[([A-Z0-9]+)]$'), t.status, t.priority, t.round - 1,
              (select count(*) from sixstep.ticket_event e where e.ticket_id = t.id and e.kind = 'question'),
              t.fields ->> 'knowledgeDecision',
              (select count(*) from sixstep.case_record c where c.ticket_id = t.id),
              (select count(*) from sixstep.answer a where a.ticket_id = t.id)
            from sixstep.ticket t""";
    /** Of the steps of tickets; that nobody has reviewed an answer yet is no rest. */
    private static final String RUNNING = """
            select count(*) from act_ru_execution e join sixstep.ticket t on t.number = e.business_key_
            join act_re_procdef d on d.id_ = e.proc_def_id_ where d.key_ in ('supportTicket', 'resolveProblem') and e.parent_id_ is null""";
    private static final Map<String, String> NOTHING_OF = Map.of(
            "incidents", "select count(*) from act_ru_incident",
            "jobs without retries", "select count(*) from act_ru_job where retries_ = 0",
            "jobs that failed last", "select count(*) from act_ru_job where exception_msg_ is not null",
            "processes of finished tickets", RUNNING,
            "messages not sent", "select count(*) from sixstep.outbox_message where state in ('waiting', 'failed')");
    private static final String DUE = "select count(*) from act_ru_job where duedate_ <= now() and retries_ > 0";
    private static final int POLL_MILLIS = 500;
    /** Threads that send mail. */
    private static final int SENDERS = 2;

    private final Connection connection;
    private final Map<String, Lived> lives;
    private final List<String> faults = new ArrayList<>();
    private int lost;
    private int doubled;
    private int otherwise;

    /** @param lives by the mark in the summary of the ticket */
    Reckoning(String jdbcUrl, Map<String, Lived> lives) throws SQLException {
        this.connection = DriverManager.getConnection(jdbcUrl);
        this.lives = lives;
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    /** Lives that did not end as in the log. */
    int otherwise() {
        return otherwise;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Waits until nothing is due any more and all is sent, at most so long. */
    void settle(Duration most) throws SQLException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end && (count(DUE) > 0 || count(NOTHING_OF.get("messages not sent")) > 0
                || count(NOTHING_OF.get("jobs that failed last")) > 0)) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    void reckon() throws SQLException {
        Map<String, List<Row>> rows = rows();
        lives.forEach((mark, lived) -> compare(mark, lived, rows.getOrDefault(mark, List.of())));
        rows.keySet().stream().filter(mark -> !lives.containsKey(mark)).forEach(mark -> {
            doubled++;
            faults.add(mark + ": a ticket that nobody was told of");
        });
        for (Map.Entry<String, String> rest : NOTHING_OF.entrySet()) {
            long count = count(rest.getValue());
            if (count > 0) {
                faults.add(rest.getKey() + ": " + count);
            }
        }
    }

    /** Every message that is noted as sent has come, once; one that was on its way when something was killed may have come twice. */
    void reckonMail(Map<String, Integer> received, int kills) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet sent = statement.executeQuery("select message_id, address from sixstep.outbox_message where state = 'sent'")) {
            while (sent.next()) {
                for (String address : sent.getString(2).split(", ")) {
                    if (!received.containsKey(sent.getString(1) + " " + address)) {
                        lost++;
                        faults.add("a message noted as sent has not come");
                    }
                }
            }
        }
        long twice = received.entrySet().stream().filter(message -> message.getValue() > 1)
                .map(message -> message.getKey().replaceFirst(" .*", "")).distinct().count();
        if (twice > (long) kills * SENDERS) {
            doubled++;
            faults.add(twice + " messages came twice");
        }
    }

    /** What the application calls an error while nothing was away. */
    void reckonLog(Path log, Outages outages) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(ERROR::matcher).filter(Matcher::matches).filter(line -> isTime(line.group(1)))
                    .filter(line -> !outages.touch(time(line), time(line)))
                    .forEach(line -> faults.add("in the log: " + line.group()));
        }
    }

    private void compare(String mark, Lived lived, List<Row> rows) {
        Life.End end = lived.life().end();
        if (rows.isEmpty()) {
            lost++;
            faults.add(mark + ": its ticket is gone");
        } else if (rows.size() > 1) {
            doubled++;
            faults.add(mark + ": " + rows.size() + " tickets");
        } else {
            Row row = rows.get(0);
            int answers = end.knowledgeDecision().equals("new") ? 1 : 0;
            if (!row.number().equals(lived.number()) || !row.end().equals(end)) {
                otherwise++;
                faults.add(mark + ": " + row.end() + ", in the log " + end);
            }
            if (row.cases() < 1 || row.answers() < answers) {
                lost++;
                faults.add(mark + ": its case or answer is missing");
            } else if (row.cases() > 1 || row.answers() > answers) {
                doubled++;
                faults.add(mark + ": " + row.cases() + " cases, " + row.answers() + " answers");
            }
        }
    }

    private Map<String, List<Row>> rows() throws SQLException {
        Map<String, List<Row>> rows = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(TICKETS)) {
            while (row.next()) {
                rows.computeIfAbsent(String.valueOf(row.getString(2)), mark -> new ArrayList<>())
                        .add(new Row(row.getString(1), new Life.End(row.getString(3), row.getString(4), row.getInt(5), row.getInt(6),
                                row.getString(7)), row.getInt(8), row.getInt(9)));
            }
        }
        return rows;
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static boolean isTime(String word) {
        try {
            OffsetDateTime.parse(word);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant time(Matcher line) {
        return OffsetDateTime.parse(line.group(1)).toInstant();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
