package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sixstep.FreePort;

/** Somebody works in Tasklist on two nodes with one database; then one of them is killed. */
class SessionOfTwoNodesIT {

    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NO_CONTENT = 204;

    private final Path data = Path.of("target", "test-data", "nodes-" + UUID.randomUUID()).toAbsolutePath();
    private ChildServer first;
    private ChildServer second;

    @AfterEach
    void stop() throws IOException {
        if (second != null) {
            second.close();
        }
        if (first != null) {
            first.close();
        }
        Path left = data.resolve("first/postgres/postmaster.pid");
        if (Files.exists(left)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(left).get(0).trim())).ifPresent(server -> server.destroy());
        }
    }

    @Test
    void eitherNodeServesASessionAndItOutlivesTheOther() throws Exception {
        first = ChildServer.sixstep(data.resolve("first"), FreePort.choose());
        second = ChildServer.sixstep(data.resolve("second"), FreePort.choose(), "--spring.datasource.url=" + first.jdbcUrl(),
                "--sixstep.admin-password=" + UUID.randomUUID(), "--sixstep.link-secret=" + UUID.randomUUID() + UUID.randomUUID());

        Person agent = new Person();
        agent.login(first.url(), "agent");
        assertThat(agent.get(first.url() + TASKS).statusCode()).isEqualTo(OK);
        assertThat(agent.get(second.url() + TASKS).statusCode()).isEqualTo(OK);
        assertThat(agent.post(second.url() + TASKS + "/count", "{}").statusCode()).as("the token against forged requests is in the session")
                .isEqualTo(OK);

        Person other = new Person();
        other.login(first.url(), "agent2");
        assertThat(newPasswordBy(second, "agent2")).isEqualTo(NO_CONTENT);
        assertThat(other.get(first.url() + TASKS).statusCode()).as("a password changed on the other node").isEqualTo(UNAUTHORIZED);

        first.kill();
        assertThat(agent.get(second.url() + TASKS).statusCode()).isEqualTo(OK);
        assertThat(agent.post(second.url() + "/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(OK);
        assertThat(agent.get(second.url() + TASKS).statusCode()).isEqualTo(UNAUTHORIZED);
    }

    private static int newPasswordBy(ChildServer node, String user) throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString(("admin:" + Person.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(node.url() + "/engine-rest/user/" + user + "/credentials"))
                .header("Authorization", basic).header("Content-Type", "application/json")
                .PUT(BodyPublishers
                        .ofString("{\"password\": \"Another-passage-1\", \"authenticatedUserPassword\": \"" + Person.PASSWORD + "\"}"))
                .build(), BodyHandlers.discarding()).statusCode();
    }
}
