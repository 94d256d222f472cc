package org.sixstep.login;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.sixstep.FreePort;

/**
 * Keycloak as it is published, with a realm of two people, in a process of its own; the profile {@code keycloak} of the build lays it
 * ready.
 */
public final class KeycloakServer implements AutoCloseable {

    private static final Path HOME = Path.of("target", "keycloak");

    private final int port = FreePort.choose();
    private final Process process;

    public KeycloakServer(int deskPort) {
        try (Stream<Path> unpacked = Files.list(HOME)) {
            Path home = unpacked.findFirst().orElseThrow();
            Path realms = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(realms.resolve("desk-realm.json"),
                    new String(KeycloakServer.class.getResourceAsStream("/keycloak/desk-realm.json").readAllBytes(),
                            StandardCharsets.UTF_8).replace("@desk@", String.valueOf(deskPort)));
            ProcessBuilder start = new ProcessBuilder("sh", home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port, "--cache=local", "--db=dev-mem").redirectErrorStream(true)
                    .redirectOutput(new File("target/keycloak.log"));
            start.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            start.environment().put("JAVA_HOME", System.getProperty("java.home"));
            process = start.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("Keycloak, see target/keycloak.log").atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1))
                .until(this::answers);
    }

    public String issuer() {
        return "http://localhost:" + port + "/realms/desk";
    }

    public Map<String, Object> settings() {
        return new HashMap<>(
                Map.of("sixstep.login.from", "oidc", "sixstep.login.oidc.issuer", issuer(), "sixstep.login.oidc.client-id", "sixstep",
                        "sixstep.login.oidc.client-secret", "a-secret-of-a-test", "sixstep.login.oidc.audience", "sixstep-api",
                        "sixstep.login.roles.agents", "/desk/agents", "sixstep.login.roles.managers", "/desk/managers"));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak has ended, see target/keycloak.log");
        }
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration")).build(),
                            BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
