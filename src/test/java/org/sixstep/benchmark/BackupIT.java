package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sixstep.FreePort;

/**
 * A backup is taken of a desk at work, and its tickets go on in another: {@code java -jar target/sixstep-*.jar backup desk.zip} and the
 * restore after it, by the same class with the same arguments from the class path.
 */
class BackupIT {

    private static final int LIVES = 3;

    private final Path data = Path.of("target", "test-data", "backup-" + UUID.randomUUID()).toAbsolutePath();
    private final Path file = data.resolve("desk.zip");
    private final List<ChildServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(ChildServer::close);
    }

    @Test
    void ticketsGoOnInARestoredDesk() throws Exception {
        List<Life> lives = Incident.log().stream().limit(LIVES).map(Life::of).toList();
        TimedClient first = start("first");
        Map<String, String> numbers = new TreeMap<>();
        for (Life life : lives) {
            numbers.put(life.reference(), new SixstepDesk(first).report(life, life.reference()));
        }
        Map<String, String> timers = timers(first);

        assertThat(command("backup", "first")).isZero();
        new SixstepDesk(first).report(lives.get(0), "after the backup");
        assertThat(command("backup", "first")).as("no backup is overwritten").isNotZero();
        assertThat(command("restore", "first")).as("no desk is overwritten").isNotZero();
        assertThat(command("restore", "second")).isZero();
        assertThat(command("restore", "second")).as("no desk is overwritten").isNotZero();

        TimedClient second = start("second");
        assertThat(Verdict.ticketsByMark(second)).containsOnlyKeys(numbers.keySet());
        assertThat(timers).isNotEmpty();
        assertThat(timers(second)).containsAllEntriesOf(timers);

        // the marks are known, so that these are the tickets of the first desk
        Replay replay = new Replay(new SixstepDesk(second), failure -> {
            throw failure;
        }, 1);
        replay.live(lives);
        assertThat(replay.failures()).isEmpty();
        assertThat(replay.numbers()).isEqualTo(numbers);
        assertThat(Verdict.of(second, lives, numbers)).isEqualTo(new Verdict(LIVES, 0, 0, 0, 0, 0, List.of()));
        assertThat(new SixstepDesk(second).report(lives.get(0), "new")).isNotIn(numbers.values());
    }

    private TimedClient start(String name) throws IOException {
        ChildServer server = ChildServer.sixstep(data.resolve(name), FreePort.choose());
        servers.add(server);
        return new TimedClient(server.url(), new Timings());
    }

    private int command(String word, String name) throws IOException {
        Files.createDirectories(data);
        return ChildServer.command(data.resolve("command.log"), word, file.toString(), "--sixstep.data-directory=" + data.resolve(name));
    }

    /** When which timer is due. */
    private static Map<String, String> timers(TimedClient client) throws IOException {
        Map<String, String> timers = new TreeMap<>();
        for (JsonNode job : client.get("list timers", "admin", "/engine-rest/job?timers=true").body()) {
            timers.put(job.get("id").asText(), job.get("dueDate").asText());
        }
        return timers;
    }
}
