package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sixstep.FreePort;

/** Somebody reports problems from the moment at which the port of a new desk opens. */
class StartingApplicationIT {

    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;

    @Test
    void aTicketIsTakenOrItsSenderIsAskedToComeBack() throws Exception {
        Path data = Path.of("target", "test-data", "starting-" + UUID.randomUUID()).toAbsolutePath();
        int port = FreePort.choose();
        CompletableFuture<ChildServer> start = CompletableFuture.supplyAsync(() -> start(data, port));
        TimedClient client = new TimedClient("http://localhost:" + port, new Timings());
        List<Integer> answers = new ArrayList<>();
        try {
            while (!start.isDone()) {
                try {
                    answers.add(client.post("create ticket", "agent", "/api/tickets", report()).status());
                } catch (TimedClient.RefusedException refused) {
                    answers.add(refused.status);
                } catch (IOException portIsNotOpen) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            answers.add(client.post("create ticket", "agent", "/api/tickets", report()).status());
        } finally {
            start.join().close();
        }
        assertThat(answers).contains(UNAVAILABLE, CREATED).containsOnly(UNAVAILABLE, CREATED);
        assertThat(answers).as("once ready, always ready").isSortedAccordingTo(Comparator.reverseOrder());
    }

    private static Object report() throws IOException {
        return Texts.report(Life.of(Incident.log().get(0)), UUID.randomUUID().toString());
    }

    private static ChildServer start(Path data, int port) {
        try {
            return ChildServer.sixstep(data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
