package org.sixstep.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.Catalogue;
import org.sixstep.MessagesSlice;
import org.sixstep.MutableClock;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The reporter's page by real HTTP: what it shows, what it accepts, and every kind of link that it must refuse. */
@SpringBootTest(classes = MessagesSlice.class, properties = MessagesSlice.LINK_SECRET, webEnvironment = WebEnvironment.RANDOM_PORT)
class ReporterPageTest {

    private static final String SOLVED = "outcome=resolved&satisfaction=3";

    @Autowired
    ReporterLinks links;
    @Autowired
    MessagesSlice.Tickets tickets;
    @Autowired
    MessagesSlice.Procedure procedure;
    @Autowired
    MutableClock clock;
    @Autowired
    TicketStore store;
    @Autowired
    JdbcTemplate jdbc;
    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void begin() {
        procedure.received.clear();
        procedure.refusal = null;
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void confirmationPageShowsWhatWasDoneAndAsksInTheTicketsLanguage() throws Exception {
        Ticket ticket = tickets
                .with(Map.of("language", "zh", "summary", "打印机无法打印", "rootCause", "驱动过期", "solution", "更新了驱动", "advice", "请重启一次"));
        String token = confirmation(ticket);

        assertThat(get(token).body()).contains("lang=\"zh-CN\"", ticket.number(), "打印机无法打印", "驱动过期", "更新了驱动", "请重启一次",
                Catalogue.zh("confirm.outcome"),
                "?lang=en");
        assertThat(get(token + "?lang=en").body()).contains("lang=\"en\"", Catalogue.en("confirm.outcome"), "打印机无法打印", "?lang=zh");
    }

    /** Decision 19, Fields: whatever else is known of a ticket stays inside. */
    @Test
    void showsNoOtherFact() throws Exception {
        Map<String, Object> inside = new HashMap<>();
        for (String fact : List.of("description", "affected", "subcategory", "reporterName", "reporterEmployeeNumber", "reporterDepartment",
                "reporterPhone", "acceptedBy", "owner",
                "handlingGroup", "checkFindings", "escalationReason", "analysis", "evidence", "testPlan", "rollbackPlan", "explainedDelay",
                "reviewComment", "closureSummary")) {
            inside.put(fact, "inside-" + fact);
        }
        Ticket ticket = tickets.with(inside);
        assertThat(get(confirmation(ticket)).body()).contains(ticket.number()).doesNotContain("inside-")
                .doesNotContain("li@customer.example", "P1");

        inside.put("status", "waitingForReporter");
        Ticket planned = tickets.with(inside);
        assertThat(get(links.token(links.issue(planned, Purpose.AUTHORIZE), Purpose.AUTHORIZE)).body()).contains(planned.number())
                .doesNotContain("inside-").doesNotContain("li@customer.example", "P1");
    }

    @Test
    void confirmationReachesTheProcedureMasked() throws Exception {
        Ticket ticket = tickets.with(Map.of());

        HttpResponse<String> answer = post(confirmation(ticket),
                "outcome=partial&satisfaction=2&comment=" + encoded("first\r\nmy password: hunter22 \u0000end") + "&suggestion=");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(Catalogue.en("thanks.title"), Catalogue.en("thanks.unsolved", ticket.number()));
        assertThat(procedure.received)
                .containsExactly(Arrays.asList(ticket.id(), 1, "partial", 2, "first\nmy password: [masked: password] end", null));
    }

    @Test
    void satisfactionMayBeLeftOut() throws Exception {
        Ticket ticket = tickets.with(Map.of());

        assertThat(post(confirmation(ticket), "outcome=resolved").statusCode()).isEqualTo(200);

        assertThat(procedure.received).containsExactly(Arrays.asList(ticket.id(), 1, "resolved", null, null, null));
    }

    @Test
    void authorizationPageShowsPlanRiskAndTimeAndTakesTheDecision() throws Exception {
        Ticket ticket = tickets.with(Map.of("status", "waitingForReporter", "planForReporter", "Restart the router", "riskDowntime", true,
                "backupPlan", "Snapshot", "maintenanceWindow", "Sunday 02:00"));
        String token = links.token(links.issue(ticket, Purpose.AUTHORIZE), Purpose.AUTHORIZE);

        assertThat(get(token).body()).contains(Catalogue.en("authorize.title"), "Restart the router",
                Catalogue.en("work.riskDowntime").substring(2),
                Catalogue.en("work.backupPlan").substring(2), "Sunday 02:00");
        assertThat(post(token, "decision=refused&comment=" + encoded("not on Sunday")).body()).contains(Catalogue.en("thanks.refused"));

        assertThat(procedure.received).containsExactly(Arrays.asList(ticket.id(), false, "not on Sunday"));
    }

    @Test
    void badAnswersAreRefusedAtTheFieldKeepWhatWasWrittenAndUseNothingUp() throws Exception {
        Ticket ticket = tickets.with(Map.of());
        String token = confirmation(ticket);

        HttpResponse<String> empty = post(token, "comment=" + encoded("<script>alert(1)</script>"));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains(Catalogue.en("problem.outcome"), "&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>");
        assertThat(post(token, "outcome=archived&satisfaction=3").statusCode()).isEqualTo(422);
        assertThat(post(token, "outcome=resolved&satisfaction=4").body()).contains(Catalogue.en("problem.satisfaction"));
        assertThat(post(token, SOLVED + "&comment=" + "x".repeat(4001)).body()).contains(Catalogue.en("problem.tooLong"));
        assertThat(procedure.received).isEmpty();

        assertThat(post(token, SOLVED + "&comment=" + encoded("中".repeat(4000))).statusCode()).isEqualTo(200);
    }

    @Test
    void lookingAtThePageChangesNothing() throws Exception {
        String token = confirmation(tickets.with(Map.of()));

        for (int i = 0; i < 5; i++) {
            assertThat(get(token).statusCode()).isEqualTo(200);
            assertThat(send(request(token).method("HEAD", BodyPublishers.noBody()).build()).statusCode()).isEqualTo(200);
        }

        assertThat(procedure.received).isEmpty();
        assertThat(post(token, SOLVED).statusCode()).isEqualTo(200);
    }

    @Test
    void everyLinkThatCannotBeUsedGetsTheSameAnswerAndChangesNothing() throws Exception {
        String fresh = get("AAAA").body();
        assertThat(fresh).contains(Catalogue.en("invalid.title"), Catalogue.en("invalid.help"));

        Map<String, String> bad = badLinks();
        for (Map.Entry<String, String> link : bad.entrySet()) {
            clock.advance(Duration.ofMinutes(1));
            HttpResponse<String> shown = get(link.getValue());
            assertThat(shown.statusCode()).as(link.getKey()).isEqualTo(404);
            assertThat(shown.body()).as(link.getKey()).isEqualTo(fresh);
            HttpResponse<String> sent = post(link.getValue(), SOLVED + "&decision=granted");
            assertThat(sent.statusCode()).as(link.getKey()).isEqualTo(404);
            assertThat(sent.body()).as(link.getKey()).isEqualTo(fresh);
        }
        assertThat(procedure.received).isEmpty();
    }

    private Map<String, String> badLinks() throws Exception {
        Ticket ticket = tickets.with(Map.of());
        String expired = confirmation(ticket);
        jdbc.update("update sixstep.reporter_link set expires_at = ? where ticket_id = ?",
                clock.instant().atOffset(java.time.ZoneOffset.UTC), ticket.id());
        String used = confirmation(tickets.with(Map.of()));
        assertThat(post(used, SOLVED).statusCode()).isEqualTo(200);
        clock.advance(ReporterLinks.SENT_TWICE);
        procedure.received.clear();
        Ticket later = tickets.with(Map.of());
        String earlierRound = confirmation(later);
        store.change(later.id(), Map.of("round", 2));
        Ticket answered = tickets.with(Map.of());
        String notAwaited = confirmation(answered);
        store.change(answered.id(), Map.of("status", "closing"));
        Ticket other = tickets.with(Map.of());
        UUID id = links.issue(other, Purpose.CONFIRM);
        String replaced = links.token(id, Purpose.CONFIRM);
        links.issue(other, Purpose.CONFIRM);
        UUID open = links.issue(tickets.with(Map.of()), Purpose.CONFIRM);
        return Map.of("expired", expired, "used", used, "earlier round", earlierRound, "not awaited", notAwaited, "replaced", replaced,
                "signed for another purpose", links.token(open, Purpose.AUTHORIZE), "no such row",
                links.token(UUID.randomUUID(), Purpose.CONFIRM),
                "too short", links.token(open, Purpose.CONFIRM).substring(0, 63), "too long", links.token(open, Purpose.CONFIRM) + "A",
                "no token", "%20");
    }

    @Test
    void noBitOfATokenMayBeChanged() {
        String token = confirmation(tickets.with(Map.of()));
        byte[] bytes = Base64.getUrlDecoder().decode(token);

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(links.find(Base64.getUrlEncoder().withoutPadding().encodeToString(changed))).as("bit " + bit).isEmpty();
        }
        assertThat(links.find(token)).isPresent();
    }

    @Test
    void ofTwentyAnswersAtOnceExactlyOneIsTaken() throws Exception {
        String token = confirmation(tickets.with(Map.of()));
        ExecutorService devices = Executors.newFixedThreadPool(20);
        List<Future<Integer>> answers = devices
                .invokeAll(java.util.Collections.nCopies(20, (Callable<Integer>) () -> post(token, SOLVED).statusCode()));
        devices.shutdown();

        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            codes.add(answer.get());
        }
        assertThat(codes.stream().collect(Collectors.groupingBy(code -> code, Collectors.counting()))).isEqualTo(Map.of(200, 20L));
        assertThat(procedure.received).hasSize(1);
    }

    @Test
    void whoPressesSendTwiceReadsTheSameThanks() throws Exception {
        String token = confirmation(tickets.with(Map.of()));
        HttpResponse<String> first = post(token, SOLVED);
        HttpResponse<String> second = post(token, SOLVED);
        HttpResponse<String> other = post(token, "outcome=unresolved&comment=" + encoded("another answer is not taken"));

        assertThat(first.body()).contains("Thank you");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).as("is not taken, and not thanked for").isEqualTo(404);
        assertThat(procedure.received).hasSize(1);
        assertThat(get(token).statusCode()).isEqualTo(404);
        clock.advance(ReporterLinks.SENT_TWICE);
        assertThat(post(token, SOLVED).statusCode()).isEqualTo(404);
    }

    @Test
    void ifTheProcedureWaitsNoLongerTheLinkIsRefused() throws Exception {
        String token = confirmation(tickets.with(Map.of()));
        procedure.refuse();

        assertThat(post(token, SOLVED).statusCode()).isEqualTo(404);
    }

    @Test
    void ifTheTicketMovesAtTheSameMomentTheReporterMayTryAgain() throws Exception {
        String token = confirmation(tickets.with(Map.of()));
        procedure.refusal = new CannotAcquireLockException("a timer was faster");

        HttpResponse<String> answer = post(token, SOLVED);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains(Catalogue.en("later.title"));

        procedure.refusal = null;
        assertThat(post(token, SOLVED).statusCode()).isEqualTo(200);
    }

    @Test
    void afterTwentyBadLinksAnAddressHasToWaitAMinute() throws Exception {
        String good = confirmation(tickets.with(Map.of()));
        for (int i = 0; i < 20; i++) {
            assertThat(get("A".repeat(64)).statusCode()).isEqualTo(404);
        }

        HttpResponse<String> slowedDown = get("A".repeat(64));

        assertThat(slowedDown.statusCode()).isEqualTo(429);
        assertThat(slowedDown.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(post(good, SOLVED).statusCode()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(1));
        assertThat(post(good, SOLVED).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void headersLetABrowserLoadNothingKeepNothingAndTellNobody(boolean valid) throws Exception {
        HttpResponse<String> page = get(valid ? confirmation(tickets.with(Map.of())) : "bad");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body()).doesNotContain("<script", "style=\"", "http://", "https://");
    }

    @Test
    void tokensAndKeysAreNotInTheDatabase() {
        String token = confirmation(tickets.with(Map.of()));

        assertThat(jdbc.queryForList("select l::text from sixstep.reporter_link l", String.class))
                .noneMatch(row -> row.contains(token) || row.contains(token.substring(22)));
    }

    private String confirmation(Ticket ticket) {
        return links.token(links.issue(ticket, Purpose.CONFIRM), Purpose.CONFIRM);
    }

    private HttpResponse<String> get(String token) throws Exception {
        return send(request(token).GET().build());
    }

    private HttpResponse<String> post(String token, String form) throws Exception {
        return send(request(token).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build());
    }

    private HttpRequest.Builder request(String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/t/" + token));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
