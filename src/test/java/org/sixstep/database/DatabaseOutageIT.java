package org.sixstep.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.TestDatabase;
import org.sixstep.engine.EngineTest;
import org.springframework.boot.SpringApplication;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/** The embedded database is killed, frozen, or refuses to write, while people work. */
@TestPropertySource(properties = "sixstep.durable=true")
class DatabaseOutageIT extends EngineTest {

    /** Five seconds are meant, whatever the database does; the rest is for a busy machine. Without an end to it, it was minutes. */
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofSeconds(120);
    private static final Path HOME = TestDatabase.home("engine-test");
    private static final Path CLUSTER = HOME.resolve("postgres");
    private static boolean smallDisk;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> accepted = new ArrayList<>();

    /** A file system of its own that can be filled, where the machine lets us mount one. It goes when the last process has left it. */
    @BeforeAll
    static void mountASmallDisk() throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME);
        String home = HOME.toAbsolutePath().toString();
        smallDisk = "root".equals(System.getProperty("user.name")) && done("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", home);
        if (smallDisk) {
            // after the application has stopped its server in there
            SpringApplication.getShutdownHandlers().add(() -> done("umount", "--lazy", home));
        }
    }

    @AfterEach
    void everythingIsBackAndNothingIsLost() throws Exception {
        try (Connection connection = DriverManager.getConnection(url()); Statement statement = connection.createStatement()) {
            statement.execute("alter system reset default_transaction_read_only");
            statement.execute("select pg_reload_conf()");
        }
        within(RECOVERY).until(() -> report() == 201);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        within(RECOVERY).until(() -> status("/actuator/health") == 200);
        for (String number : accepted) {
            assertThat(get("dispatcher", "/api/tickets/" + number).statusCode()).as(number).isEqualTo(200);
        }
        assertThat(jdbc.sql("select count(*) from sixstep.ticket where number in (:numbers)").param("numbers", accepted)
                .query(Integer.class).single()).isEqualTo(accepted.size());
        jobsRun();
    }

    @Test
    void aKilledServerIsStartedAgain() throws Exception {
        assertThat(report()).isEqualTo(201);
        long killed = postmaster().pid();
        CompletableFuture<Boolean> refused = CompletableFuture.supplyAsync(() -> reportUntilRefused());
        postmaster().destroyForcibly();

        assertThat(refused.join()).isTrue();
        within(RECOVERY).until(() -> report() == 201);
        assertThat(postmaster().pid()).isNotEqualTo(killed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFrozenServerKeepsNobodyWaitingAndIsStartedAgain(boolean withItsProcesses) throws Exception {
        assertThat(report()).isEqualTo(201);
        ProcessHandle frozen = postmaster();
        List<ProcessHandle> processes = Stream.concat(Stream.of(frozen), withItsProcesses ? frozen.descendants() : Stream.empty()).toList();
        for (ProcessHandle process : processes) {
            assertThat(done("kill", "-STOP", String.valueOf(process.pid()))).isTrue();
        }

        assertThat(reportUntilRefused()).isTrue();
        within(LONGEST).until(() -> status("/actuator/health/readiness") == 503);
        for (String path : List.of("/", "/t/unknown", "/engine-rest/task", "/api/tickets", "/camunda/app/tasklist/default/")) {
            HttpResponse<String> answer = ask(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
        }
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        within(RECOVERY).until(() -> report() == 201);
        assertThat(postmaster().pid()).isNotEqualTo(frozen.pid());
    }

    @Test
    void aDatabaseThatOnlyReadsIsReadFrom() throws Exception {
        Browser browser = new Browser().login("supervisor");
        assertThat(report()).isEqualTo(201);
        String number = accepted.get(0);
        readOnly();
        within(LONGEST).until(() -> status("/actuator/health") == 503);

        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        assertThat(get("supervisor", "/api/tickets/" + number).statusCode()).isEqualTo(200);
        assertThat(get("supervisor", "/api/tickets/TS20200101001").statusCode()).isEqualTo(404);
        assertThat(get("owner", "/api/tickets").statusCode()).isEqualTo(403);
        for (int i = 0; i < 5; i++) {
            assertThat(send(request("/api/tickets").header("Authorization", basic("lead", "wrong")).GET()).statusCode()).isEqualTo(401);
        }
        assertThat(get("lead", "/api/tickets").statusCode()).as("guessing is slowed down nevertheless").isEqualTo(429);
        assertThat(get("supervisor", "/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(get(null, "/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(200);

        HttpResponse<String> refused = post("agent", "/api/tickets", ticket());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        String assign = "/task/" + task(number) + "/assignee";
        assertThat(post("supervisor", "/engine-rest" + assign, "{\"userId\":\"endpoint\"}").statusCode()).isEqualTo(503);
        assertThat(browser.post("/camunda/api/engine/engine/default" + assign, "{\"userId\":\"endpoint\"}").statusCode()).isEqualTo(503);
        assertThat(new Browser().get("/camunda/app/tasklist/default/").statusCode()).as("nobody could log in there").isEqualTo(503);
    }

    /** None where no disk could be mounted: there a full one is tested as what it is to the desk, a database that does not write. */
    @TestFactory
    Stream<DynamicTest> aFullDisk() {
        return smallDisk ? Stream.of(DynamicTest.dynamicTest("is read from", this::isReadFrom)) : Stream.empty();
    }

    private void isReadFrom() throws Exception {
        assertThat(report()).isEqualTo(201);
        Path filling = HOME.resolve("filling");
        try {
            assertThat(done("fallocate", "-l", String.valueOf(Files.getFileStore(HOME).getUsableSpace()), filling.toString())).isTrue();

            assertThat(reportUntilRefused()).isTrue();
            within(LONGEST).until(() -> status("/actuator/health") == 503);
            assertThat(status("/actuator/health/readiness")).isEqualTo(200);
            assertThat(get("supervisor", "/api/tickets/" + accepted.get(0)).statusCode()).isEqualTo(200);
            assertThat(get("supervisor", "/engine-rest/task").statusCode()).isEqualTo(200);
        } finally {
            Files.deleteIfExists(filling);
        }
    }

    private static boolean done(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void jobsRun() {
        deploy(Bpmn.createExecutableProcess("afterwards").camundaHistoryTimeToLive(1).startEvent().camundaAsyncAfter().userTask().endEvent()
                .done(), "afterwards");
        String instance = engine.getRuntimeService().startProcessInstanceByKey("afterwards").getId();
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor().isActive()).isTrue();
        within(RECOVERY).until(() -> engine.getTaskService().createTaskQuery().processInstanceId(instance).count() == 1);
        assertThat(engine.getManagementService().createJobQuery().noRetriesLeft().count()).isZero();
    }

    private String task(String number) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).list().get(0).getId();
    }

    private void readOnly() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url()); Statement statement = connection.createStatement()) {
            statement.execute("alter system set default_transaction_read_only = on");
            statement.execute("select pg_reload_conf()");
        }
    }

    private boolean reportUntilRefused() {
        int status;
        do {
            status = report();
            assertThat(status).isIn(201, 503);
        } while (status == 201);
        return true;
    }

    /** An answer that is late fails. */
    private int report() {
        try {
            HttpResponse<String> answer = client.send(
                    as("agent", "/api/tickets").timeout(LONGEST).header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(ticket())).build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                accepted.add(json.readTree(answer.body()).get("number").asText());
            }
            return answer.statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String ticket() {
        return """
                {"summary": "Printer prints blank pages %s", "description": "Since the toner was changed",
                 "reporter": {"name": "Wang Wei", "department": "Finance", "email": "wang.wei@example.org"},
                 "category": "hardware", "impact": "department", "urgency": "low", "requestKind": "incident"}"""
                .formatted(UUID.randomUUID());
    }

    private int status(String path) {
        return ask(path).statusCode();
    }

    private HttpResponse<String> ask(String path) {
        return send(client, as(path.startsWith("/actuator") ? null : "agent", path).timeout(LONGEST).GET());
    }

    private static String url() throws IOException {
        return "jdbc:postgresql://localhost:" + Files.readAllLines(CLUSTER.resolve("postmaster.pid")).get(3).trim()
                + "/postgres?user=postgres";
    }

    private static ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(CLUSTER.resolve("postmaster.pid")).get(0).trim())).orElseThrow();
    }

    /** Work in the background may fail while the database is away; what counts is that all comes back. */
    private static ConditionFactory within(Duration time) {
        return await().dontCatchUncaughtExceptions().atMost(time);
    }
}
