package org.sixstep.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.ApiClient;
import org.sixstep.ApiClient.Answer;
import org.sixstep.Catalogue;
import org.sixstep.DeskTime;
import org.sixstep.SixstepTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The ticket API through HTTP (design, section 6; R16; E12, E16). */
@SixstepTest
class TicketApiTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    private ApiClient agent;

    @BeforeEach
    void setUp() {
        DeskTime.set("2026-11-23T10:00");
        agent = new ApiClient(port, "agent");
    }

    @Test
    void createsATicketWithNumberPriorityAndDeadlines() {
        Answer created = agent.post("/api/tickets", problem());

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("number")).matches("TS20261123\\d{3,}");
        assertThat(created.text("status")).isEqualTo("inProgress");
        assertThat(created.text("priority")).isEqualTo("P2");
        assertThat(created.body().path("deadlines").findValuesAsText("clock")).contains("response", "resolve", "escalate");
        assertThat(created.raw().headers().firstValue("Location")).contains("/api/tickets/" + created.text("number"));
        Answer read = agent.get("/api/tickets/" + created.text("number").substring(2));
        assertThat(read.text("summary")).isEqualTo("VPN drops every ten minutes");
        assertThat(read.body().at("/reporter/email").asText()).isEqualTo("lin@example.org");
        assertThat(read.body().at("/fields/device").asText()).isEqualTo("ThinkPad X1");
    }

    @Test
    void deadlinesAreThoseOfThePolicyByValue() {
        Answer created = agent.post("/api/tickets", problem());

        Map<String, String> due = new LinkedHashMap<>();
        agent.get("/api/tickets/" + created.text("number") + "/deadlines").body()
                .forEach(clock -> due.put(clock.path("clock").asText(), clock.path("dueAt").asText()));
        assertThat(due).containsEntry("resolve", DeskTime.at("2026-11-26T10:00").toString()).containsEntry("escalate",
                DeskTime.at("2026-11-23T10:30").toString());
    }

    @Test
    void aRepeatedKeyGivesTheSameTicketAndAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        Answer first = agent.post("/api/tickets", problem(), "Idempotency-Key", key);
        Answer second = agent.post("/api/tickets", problem(), "Idempotency-Key", key);
        Answer other = agent.post("/api/tickets", with("summary", "Something else"), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("number")).isEqualTo(first.text("number"));
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void theSameKeyFromEightClientsAtOnceMakesOneTicket() {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = IntStream.range(0, 8).parallel()
                .mapToObj(n -> new ApiClient(port, "agent").post("/api/tickets", problem(), "Idempotency-Key", key)).toList();

        assertThat(answers).extracting(Answer::status).allMatch(status -> status == 200 || status == 201);
        assertThat(answers).extracting(answer -> answer.text("number")).containsOnly(answers.get(0).text("number"));
        assertThat(answers).extracting(Answer::status).filteredOn(status -> status == 201).hasSize(1);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"category, plumbing", "impact, galaxy", "urgency, 11", "requestKind, wish", "policy, mine", "channel, pigeon",
        "occurredAt, yesterday", "occurredAt, 2026-11-24T10:00:00+08:00", "frequency, never"})
    void aValueThatIsNotOfferedIsRefusedByName(String field, String value) {
        int before = tickets();
        Answer refused = agent.post("/api/tickets", with(field, value));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body().path("problems").has(field)).isTrue();
        assertThat(tickets()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "number", "priority", "owner", "handlingGroup", "status", "acceptedBy", "acceptedAt", "collaborators",
        "round", "serviceLevels"})
    void whatTheDeskDecidesIsNotTakenFromAClient(String field) {
        int before = tickets();

        assertThat(agent.post("/api/tickets", with(field, "P0")).body().path("problems").has(field)).isTrue();
        assertThat(agent.post("/api/tickets", with("fields", Map.of(field, "P0"))).status()).isEqualTo(400);
        assertThat(tickets()).isEqualTo(before);
    }

    @Test
    void missingHugeUnknownAndMalformedInputIsRefusedAndChangesNothing() {
        int before = tickets();
        Map<String, Object> nameless = problem();
        nameless.remove("reporter");

        assertThat(agent.post("/api/tickets", Map.of("description", "no summary")).status()).isEqualTo(400);
        assertThat(agent.post("/api/tickets", nameless).body().path("problems").has("reporterName")).isTrue();
        assertThat(agent.post("/api/tickets", with("description", "x".repeat(1_000_000))).status()).isEqualTo(400);
        assertThat(agent.post("/api/tickets", with("description", "x".repeat(500_000))).body().path("problems").has("description"))
                .isTrue();
        assertThat(agent.post("/api/tickets", with("colour", "blue")).body().path("problems").has("colour")).isTrue();
        assertThat(agent.post("/api/tickets", with("fields", Map.of("number", "TS1"))).status()).isEqualTo(400);
        assertThat(agent.post("/api/tickets", "{\"summary\":").status()).isEqualTo(400);
        assertThat(agent.post("/api/tickets", "[1,2]").status()).isEqualTo(400);
        assertThat(agent.post("/api/tickets", with("emergency", "maybe")).status()).isEqualTo(400);
        assertThat(tickets()).isEqualTo(before);
    }

    @Test
    void everyEndpointNeedsALogin() {
        ApiClient nobody = new ApiClient(port, null);

        assertThat(nobody.post("/api/tickets", problem()).status()).isEqualTo(401);
        assertThat(nobody.get("/api/tickets").status()).isEqualTo(401);
        assertThat(nobody.get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(nobody.get("/api/knowledge").status()).isEqualTo(401);
    }

    @Test
    void whatIsMissingIsAskedForByAnAgent() {
        Answer created = agent.post("/api/tickets", Map.of("summary", "It does not work", "reporter", Map.of("name", "Zhao")));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("status")).isEqualTo("new");
        assertThat(created.body().path("priority").isMissingNode() || created.body().path("priority").isNull()).isTrue();
        assertThat(created.body().path("deadlines").findValuesAsText("clock")).containsExactlyInAnyOrder("record", "triage");
    }

    @Test
    void listsByFilterPageByPage() {
        String marker = "Marker " + UUID.randomUUID();
        List<String> numbers = IntStream.range(0, 5)
                .mapToObj(n -> agent.post("/api/tickets", with("summary", marker + " " + n)).text("number")).toList();

        Answer first = agent.get("/api/tickets?limit=3&q=" + marker.replace(" ", "%20"));
        Answer second = agent.get("/api/tickets?limit=3&q=" + marker.replace(" ", "%20") + "&cursor=" + first.text("next"));

        assertThat(StreamSupport.stream(first.body().path("tickets").spliterator(), false)).hasSize(3);
        assertThat(StreamSupport.stream(second.body().path("tickets").spliterator(), false)).hasSize(2);
        assertThat(second.body().has("next")).isFalse();
        assertThat(List.of(first, second)).flatExtracting(page -> page.body().path("tickets").findValuesAsText("number"))
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(agent.get("/api/tickets?owner=network&priority=P2&status=inProgress&limit=1").status()).isEqualTo(200);
        assertThat(agent.get("/api/tickets?cursor=nonsense").status()).isEqualTo(400);
        assertThat(agent.get("/api/tickets?limit=100000").status()).isEqualTo(400);
        assertThat(agent.get("/api/tickets?priority=P9").status()).isEqualTo(400);
    }

    @Test
    void aPublicReplyIsTheFirstResponseAndANoteIsNot() {
        String number = agent.post("/api/tickets", problem()).text("number");

        assertThat(agent.post("/api/tickets/" + number + "/messages", Map.of("text", "looks like the router")).text("visibility"))
                .isEqualTo("internal");
        assertThat(clock(number, "response").has("stoppedAt")).isFalse();
        assertThat(agent.post("/api/tickets/" + number + "/messages", Map.of("text", "We are on it", "to", "reporter")).status())
                .isEqualTo(201);
        assertThat(clock(number, "response").path("verdict").asText()).isEqualTo("met");
        Answer shown = agent.get("/api/tickets/" + number + "/timeline?visibility=public");
        assertThat(shown.raw().body()).contains("We are on it").doesNotContain("looks like the router");
    }

    @Test
    void ofTwoFirstRepliesAtTheSameMomentBothAreKeptAndSent() {
        String number = agent.post("/api/tickets", problem()).text("number");
        String path = "/api/tickets/" + number + "/messages";
        Map<String, Object> reply = Map.of("text", "We are on it", "to", "reporter");
        List<CompletableFuture<Answer>> answers = new ArrayList<>();

        // both have read the ticket before one of them changes it
        transaction.executeWithoutResult(meanwhile -> {
            jdbc.queryForList("select id from sixstep.ticket where number = ? for no key update", number);
            for (String user : List.of("agent", "dispatcher")) {
                answers.add(CompletableFuture.supplyAsync(() -> new ApiClient(port, user).post(path, reply)));
                await().until(() -> jdbc.queryForObject("select count(*) from pg_stat_activity where wait_event_type = 'Lock'",
                        Integer.class) == answers.size());
                DeskTime.advance(Duration.ofSeconds(1));
            }
        });

        assertThat(answers).extracting(answer -> answer.join().status()).containsOnly(201);
        assertThat(jdbc.queryForObject("""
                select count(*) from sixstep.outbox_message m join sixstep.ticket t on t.id = m.ticket_id
                where t.number = ? and m.kind = 'reply'""", Integer.class, number)).isEqualTo(2);
        assertThat(agent.get("/api/tickets/" + number + "/timeline?visibility=public").body().findValuesAsText("kind"))
                .filteredOn("reply"::equals).hasSize(2);
        assertThat(clock(number, "response").path("verdict").asText()).isEqualTo("met");
    }

    @Test
    void ofTwoPausesAtTheSameMomentTheSecondIsRefused() {
        Map<String, Object> pause = Map.of("reason", "vendor", "message", "When does the part come?", "contact", "support@vendor.example");
        for (int round = 0; round < 3; round++) {
            String number = agent.post("/api/tickets", problem()).text("number");

            assertThat(atOnce("/api/tickets/" + number + "/pause", pause)).containsExactlyInAnyOrder(200, 409);
            assertThat(atOnce("/api/tickets/" + number + "/resume", Map.of())).containsExactlyInAnyOrder(200, 409);
        }
    }

    /** The statuses of two people's requests. */
    private List<Integer> atOnce(String path, Map<String, Object> body) {
        CyclicBarrier start = new CyclicBarrier(2);
        return Stream.of("agent", "dispatcher").map(user -> CompletableFuture.supplyAsync(() -> {
            try {
                start.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return new ApiClient(port, user).post(path, body).status();
        })).toList().stream().map(CompletableFuture::join).toList();
    }

    @Test
    void aMessageThatNoStepWaitsForIsShownToWhoeverHasTheTicket() {
        String number = agent.post("/api/tickets", problem()).text("number");
        Answer said = agent.post("/api/tickets/" + number + "/messages", Map.of("text", "It also happens at home.", "from", "reporter"));

        assertThat(said.body().path("continued").asBoolean()).isFalse();
        assertThat(agent.get("/api/tickets/" + number + "/timeline?visibility=internal").raw().body()).contains("reporterWrote");
    }

    @Test
    void aDeadlineExplainsItself() {
        String number = agent.post("/api/tickets", problem()).text("number");
        JsonNode resolve = clock(number, "resolve");

        assertThat(resolve.path("decision").asText()).isEqualTo("setServiceLevels");
        assertThat(resolve.path("decisionVersion").asInt()).isPositive();
        assertThat(resolve.path("rule").asText()).startsWith("rule_");
        assertThat(resolve.path("source").asText()).isEqualTo("002");
        assertThat(resolve.path("segments")).singleElement().satisfies(piece -> assertThat(piece.path("paused").asBoolean()).isFalse());
        assertThat(resolve.path("explanation").path("en").asText()).contains(Catalogue.en("clock.resolve"),
                resolve.path("source").asText());
        assertThat(resolve.path("explanation").path("zh").asText()).contains(Catalogue.zh("clock.resolve"),
                resolve.path("source").asText());
    }

    @Test
    void clocksStandWhileASupplierIsWaitedForAndOnlyThoseThatMay() {
        String number = agent.post("/api/tickets", problem()).text("number");
        Map<String, Object> pause = Map.of("reason", "vendor", "message", "When does the part come?", "contact", "support@vendor.example");

        assertThat(agent.post("/api/tickets/" + number + "/pause", pause).status()).isEqualTo(200);
        assertThat(clock(number, "resolve").path("paused").asBoolean()).isTrue();
        assertThat(clock(number, "resolve").path("explanation").path("en").asText())
                .contains(Catalogue.en("pause.vendor"));
        assertThat(clock(number, "response").path("paused").asBoolean()).isFalse();
        Answer twice = agent.post("/api/tickets/" + number + "/pause", pause);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(agent.post("/api/tickets/" + number + "/resume", Map.of()).status()).isEqualTo(200);
        assertThat(clock(number, "resolve").path("paused").asBoolean()).isFalse();
        assertThat(agent.post("/api/tickets/" + number + "/resume", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void aPauseNeedsAReasonAMessageAndSomebodyToWaitFor() {
        String number = agent.post("/api/tickets", problem()).text("number");
        String path = "/api/tickets/" + number + "/pause";

        assertThat(agent.post(path, Map.of("reason", "lunch", "message", "Later")).status()).isEqualTo(400);
        assertThat(agent.post(path, Map.of("reason", "reporter", "message", " ")).status()).isEqualTo(400);
        assertThat(agent.post(path, Map.of("reason", "vendor", "message", "Please")).body().path("problems").has("contact")).isTrue();
        assertThat(agent.post(path, Map.of("reason", "vendor", "message", "Please", "contact", "nobody")).status()).isEqualTo(400);
        assertThat(agent.post(path, Map.of("reason", "vendor", "message", "Please", "contact", "a@b.example,")).status()).isEqualTo(400);
        assertThat(agent.post(path, Map.of("reason", "reporter", "message", "Please", "contact", "a@b.example")).status()).isEqualTo(400);
        assertThat(agent.post("/api/tickets/TS19990101001/pause", Map.of("reason", "reporter", "message", "Please")).status())
                .isEqualTo(404);
        assertThat(clock(number, "resolve").path("paused").asBoolean()).isFalse();
    }

    @Test
    void controlCharactersAreTakenOutOfAMessage() {
        String number = agent.post("/api/tickets", problem()).text("number");
        assertThat(agent.post("/api/tickets/" + number + "/messages", Map.of("text", "one\u0000\u001b[31m\r\ntwo\u007f")).status())
                .isEqualTo(201);

        assertThat(agent.get("/api/tickets/" + number + "/timeline").body().findValuesAsText("text")).contains("one[31m\ntwo");
    }

    @Test
    void secretsInAMessageAreMasked() {
        String number = agent.post("/api/tickets", with("description", "my password: hunter22 does not work")).text("number");
        agent.post("/api/tickets/" + number + "/messages", Map.of("text", "密码是 hunter22", "from", "reporter"));

        assertThat(agent.get("/api/tickets/" + number).raw().body()).doesNotContain("hunter22");
        assertThat(agent.get("/api/tickets/" + number + "/timeline").raw().body()).doesNotContain("hunter22");
    }

    @Test
    void anUnknownTicketIsNotFound() {
        Answer missing = agent.get("/api/tickets/TS19990101001");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text("detail")).contains("TS19990101001");
        assertThat(agent.post("/api/tickets/TS19990101001/messages", Map.of("text", "hello")).status()).isEqualTo(404);
        assertThat(agent.post("/api/tickets/TS19990101001/messages", Map.of("text", "")).status()).isEqualTo(400);
    }

    @Test
    void theApiIsDescribed() {
        Answer description = agent.get("/api/openapi");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.body().path("paths").has("/api/tickets")).isTrue();
        assertThat(agent.get("/api/docs").status()).isIn(200, 302);
    }

    private JsonNode clock(String number, String name) {
        return StreamSupport.stream(agent.get("/api/tickets/" + number + "/deadlines").body().spliterator(), false)
                .filter(clock -> clock.path("clock").asText().equals(name)).findFirst().orElseThrow();
    }

    private int tickets() {
        return jdbc.queryForObject("select count(*) from sixstep.ticket", Integer.class);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> problem = problem();
        problem.put(field, value);
        return problem;
    }

    private static Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("summary", "VPN drops every ten minutes");
        problem.put("description", "Since this morning, in the sales department");
        problem.put("reporter", Map.of("name", "Lin", "email", "lin@example.org", "department", "Sales"));
        problem.put("channel", "phone");
        problem.put("category", "network");
        problem.put("impact", "department");
        problem.put("urgency", "medium");
        problem.put("requestKind", "incident");
        problem.put("environment", Map.of("device", "ThinkPad X1"));
        return problem;
    }
}
