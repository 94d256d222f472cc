package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sixstep.FreePort;

/** The application is killed in the middle of the work of eight clients and started again on what is left. */
class KilledApplicationIT {

    private static final int LIVES = 60;
    private static final int KILLED_AFTER = 30;
    private static final int CLIENTS = 8;
    private static final int MOST_SECONDS = 180;

    private final Path data = Path.of("target", "test-data", "killed-" + UUID.randomUUID()).toAbsolutePath();
    private final CountDownLatch applicationIsBack = new CountDownLatch(1);
    private ChildServer application;

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    @Test
    void everyAcceptedTicketGoesOnAndNothingIsDeployedTwice() throws Exception {
        List<Life> lives = Incident.log().stream().limit(LIVES).map(Life::of).toList();
        int port = FreePort.choose();
        application = ChildServer.sixstep(data, port);
        TimedClient client = new TimedClient(application.url(), new Timings());
        List<String> deployed = deployed(client);
        Replay replay = new Replay(new SixstepDesk(client), this::waitUntilItIsBack, CLIENTS);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> replay.live(lives));

        while (replay.numbers().size() < KILLED_AFTER && !work.isDone()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        application.kill();
        Map<String, String> accepted = replay.numbers();
        assertThat(work).as("the application was to be killed in the middle").isNotDone();

        application = ChildServer.sixstep(data, port);
        assertThat(deployed(client)).isEqualTo(deployed);
        assertThat(Verdict.ticketsByMark(client)).containsAllEntriesOf(onceEach(accepted));
        accepted.forEach((mark, number) -> assertThat(summary(client, number)).contains("[" + mark + "]"));

        applicationIsBack.countDown();
        work.get(MOST_SECONDS, TimeUnit.SECONDS);
        assertThat(replay.failures()).isEmpty();
        assertThat(replay.numbers()).containsAllEntriesOf(accepted);
        assertThat(Verdict.of(client, lives, replay.numbers())).isEqualTo(new Verdict(LIVES, 0, 0, 0, 0, 0, List.of()));

        application.close();
        application = ChildServer.sixstep(data, port);
        assertThat(deployed(client)).isEqualTo(deployed);
        assertThat(Verdict.ticketsByMark(client)).hasSize(LIVES);
    }

    private void waitUntilItIsBack(IOException noAnswer) throws IOException {
        try {
            if (!applicationIsBack.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw noAnswer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer;
        }
    }

    private static Map<String, Integer> onceEach(Map<String, String> accepted) {
        return Map.ofEntries(accepted.keySet().stream().map(mark -> entry(mark, 1)).toArray(Map.Entry[]::new));
    }

    private static String summary(TimedClient client, String number) {
        try {
            return client.get("read ticket", "supervisor", "/api/tickets/" + number).body().get("summary").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every deployment and every version of a definition. */
    private static List<String> deployed(TimedClient client) throws IOException {
        List<String> deployed = new ArrayList<>();
        for (String kind : List.of("deployment", "process-definition", "decision-definition")) {
            for (JsonNode one : client.get("list definitions", "admin", "/engine-rest/" + kind + "?sortBy=id&sortOrder=asc").body()) {
                deployed.add(kind + " " + one.get("id").asText());
            }
        }
        return deployed;
    }
}
