package org.sixstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;
import org.sixstep.SixstepTest;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A reporter's link under fire: no changed, cut or invented one opens anything, all get the same answer, and the true one is as good as
 * before.
 */
@SixstepTest
class LinkFuzzTest {

    private static final int MANY = 10_000;
    private static final int LINKS_A_MINUTE = 15;

    @LocalServerPort
    int port;
    @Autowired
    ReporterLinks links;
    @Autowired
    TicketStore tickets;
    @Autowired
    JdbcTemplate jdbc;

    private final HostileValues hostile = new HostileValues(HostileValues.SEED);
    private FuzzClient client;
    private String token;
    private int failed;

    @BeforeEach
    void anOpenLink() {
        client = new FuzzClient(port);
        String problem = "{\"summary\": \"Link\", \"description\": \"x\", \"reporter\": {\"name\": \"Lin\"}, \"category\": \"network\","
                + " \"impact\": \"user\", \"urgency\": \"low\", \"requestKind\": \"incident\"}";
        String number = client
                .send("agent", "POST", "/api/tickets", problem.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").body()
                .replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        Ticket ticket = tickets.findByNumber(number).orElseThrow();
        jdbc.update("update sixstep.ticket set status = 'awaitingConfirmation' where id = ?", ticket.id());
        String url = links.url(links.issue(ticket, Purpose.CONFIRM));
        token = url.substring(url.lastIndexOf('/') + 1);
        DeskTime.advance(Duration.ofMinutes(1));
    }

    @Test
    void nothingButTheTrueLinkOpens() {
        assertThat(links.find(token)).isPresent();
        wrongTokens().forEach(wrong -> assertThat(links.find(wrong)).as(wrong).isEmpty());
        for (int i = 0; i < MANY; i++) {
            assertThat(links.find(invented())).isEmpty();
        }
        assertThat(links.find(token)).isPresent();
    }

    @Test
    void everyWrongLinkGetsTheSameAnswerWhateverIsSentWithIt() {
        String refusal = null;
        List<String> wrongs = wrongTokens();
        for (int round = 0; round < HostileValues.rounds(150); round++) {
            String wrong = hostile.oneIn(3) ? invented() : hostile.any(wrongs);
            String path = "/t/" + FuzzClient.encoded(wrong) + (hostile.oneIn(4)
                    ? "?lang=" + FuzzClient.encoded(hostile.any(List.of("zh", "en", "x", "\u0000", "a_b_c_d"))) : "?lang=en");
            HttpResponse<String> answer = hostile.oneIn(2) ? client.send(null, "GET", path, null)
                    : client.send(null, "POST", path, form().getBytes(StandardCharsets.UTF_8), "Content-Type",
                            "application/x-www-form-urlencoded");
            assertThat(answer.statusCode()).as(path).isIn(400, 404, 405, 413);
            if (answer.statusCode() == 404 && path.endsWith("lang=en")) {
                refusal = refusal == null ? answer.body() : refusal;
                assertThat(answer.body()).as(path).isEqualTo(refusal);
            }
            stayBelowThrottle();
        }
        client.send(null, "GET", "/t/%00", null);
        client.send(null, "GET", "/t/%ff%fe%ED%A0%80", null);
        client.send(null, "GET", "/t/" + "x".repeat(7_000), null);
        client.send(null, "DELETE", "/t/" + token, null);
        client.send(null, "POST", "/t/" + token, new byte[0], "Content-Type", "application/json");
        stayBelowThrottle();
        client.assertNoFault(150);
        assertThat(links.find(token)).as("the true link").isPresent();
    }

    /** The true link with hostile answers: each is refused at its field, or taken as text. */
    @Test
    void noAnswerFails() {
        for (int round = 0; round < HostileValues.rounds(60); round++) {
            String body = form();
            HttpResponse<String> answer = client.send(null, "POST", "/t/" + token, body.getBytes(StandardCharsets.UTF_8), "Content-Type",
                    hostile.oneIn(10) ? hostile.any(List.of("text/plain", "application/json", "multipart/form-data; boundary=b",
                            "application/x-www-form-urlencoded;charset=utf-16")) : "application/x-www-form-urlencoded");
            assertThat(answer.body()).doesNotContain("<script>canary");
            stayBelowThrottle();
        }
        client.assertNoFault(60);
    }

    private String form() {
        StringBuilder form = new StringBuilder();
        for (String field : List.of("outcome", "satisfaction", "comment", "suggestion", "decision", "ticketId", "status",
                "class.classLoader", "outcome")) {
            if (hostile.oneIn(2)) {
                form.append(form.isEmpty() ? "" : "&").append(field).append('=')
                        .append(hostile.oneIn(8) ? "%ff%00%ED%A0%80" : FuzzClient.encoded(hostile.text()));
            }
        }
        return form.toString();
    }

    /** Every bit flipped, every length, other letters, and the token around itself. */
    private List<String> wrongTokens() {
        List<String> wrong = new ArrayList<>();
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            wrong.add(Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));
        }
        for (int length = 0; length < token.length(); length++) {
            wrong.add(token.substring(0, length));
        }
        wrong.addAll(List.of(token + "A", token + "=", token + token, token.toUpperCase(java.util.Locale.ROOT),
                token.toLowerCase(java.util.Locale.ROOT), ' ' + token, token + '\n', token.replace(token.charAt(5), '+')));
        wrong.removeIf(text -> text.equals(token) || text.isEmpty());
        return wrong;
    }

    private String invented() {
        byte[] bytes = new byte[48];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) hostile.below(256);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Before failed links are throttled, a minute passes on the desk's clock. */
    private void stayBelowThrottle() {
        if (++failed % LINKS_A_MINUTE == 0) {
            DeskTime.advance(Duration.ofMinutes(1));
        }
    }
}
