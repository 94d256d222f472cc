package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sixstep.ApiClient;
import org.sixstep.FreePort;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * A life with seeded secrets, failures on the way included, leaves none of them in what is logged from the first line on, nor in what is
 * measured (ASVS 16.2.5).
 */
@ExtendWith(OutputCaptureExtension.class)
@AutoConfigureObservability(tracing = false)
@TestPropertySource(properties = {"sixstep.link-secret=" + SecretsInLogsIT.LINK_SECRET,
    "sixstep.admin-password=" + SecretsInLogsIT.ADMIN_PASSWORD,
    "spring.mail.host=127.0.0.1", "spring.mail.username=desk", "spring.mail.password=" + SecretsInLogsIT.MAIL_PASSWORD,
    "spring.mail.properties.mail.smtp.auth=true",
    "sixstep.outbox.null-return-path=false", "sixstep.outbox.first-retry=400ms", "sixstep.outbox.longest-retry=400ms",
    "db-scheduler.polling-interval=100ms",
    "logging.level.org.sixstep=debug"})
class SecretsInLogsIT extends ProcessTest {

    static final String LINK_SECRET = "seeded-link-8f2c61d09ab34e57c1f0d2";
    static final String ADMIN_PASSWORD = "seeded-admin-Kq7vXw02LmZ";
    static final String MAIL_PASSWORD = "seeded-mail-Wt5yBn91QsR";

    private static final String WRONG_PASSWORD = "seeded-wrong-Jh3uVc68DfG";
    private static final String WRITTEN_PASSWORD = "seeded-told-Px4mNb27TgY";
    private static final String PHONE = "13987654021";
    private static final Pattern LINK = Pattern.compile("/t/([A-Za-z0-9_-]{64})");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MAIL_PORT = FreePort.choose();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    JdbcTemplate jdbc;
    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", () -> MAIL_PORT);
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @Test
    void noneIsLoggedOrMeasured(CapturedOutput output) throws Exception {
        List<String> secrets = new ArrayList<>(
                List.of(LINK_SECRET, ADMIN_PASSWORD, MAIL_PASSWORD, WRONG_PASSWORD, WRITTEN_PASSWORD, PHONE, "Sixstep-demo-1",
                        base64("agent:Sixstep-demo-1"), base64("developer:" + WRONG_PASSWORD)));
        failToLogIn();
        TicketDriver ticket = TicketDriver.of(report(), beans);
        Awaitility.await("the mail server is away").atMost(PATIENCE)
                .until(() -> jdbc.queryForObject("select count(*) from sixstep.outbox_message where last_error is not null",
                        Integer.class) > 0);
        MAIL.setUser("desk@example.org", "desk", MAIL_PASSWORD);
        MAIL.start();
        ticket.submitAsAssignee(SupportTicketElements.TRIAGE_TICKET, FilledForms.solved());
        String token = token();
        secrets.add(token);
        secrets.add(token.substring(24));
        useAndMisuse(token);
        ticket.submitAsAssignee(SupportTicketElements.WRITE_CASE, FilledForms.caseWithNewAnswer("Secrets " + UUID.randomUUID()));
        LoggerFactory.getLogger("org.sixstep").info("The end of the life");

        String logged = output.getAll();
        assertThat(logged).as("what was captured, from its first line to its last").contains("Starting SecretsInLogsIT",
                "The end of the life");
        String measured = metrics("/actuator/prometheus") + metrics("/actuator/health");
        assertThat(measured).contains("sixstep_outbox_messages", "components");
        assertThat(secrets).allSatisfy(secret -> {
            assertThat(logged).doesNotContain(secret);
            assertThat(measured).doesNotContain(secret);
        });
    }

    private void failToLogIn() throws Exception {
        HttpResponse<String> refused = send(
                request("/api/tickets").header("Authorization", "Basic " + base64("developer:" + WRONG_PASSWORD)).GET());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(
                form("/camunda/api/admin/auth/user/default/login/tasklist", "username=developer2&password=" + WRONG_PASSWORD).statusCode())
                .isIn(401, 403);
    }

    private UUID report() {
        ApiClient agent = new ApiClient(port, "agent");
        assertThat(
                agent.post("/api/tickets", "{\"summary\": \"broken\", \"description\": \"password: " + WRITTEN_PASSWORD + "\" ").status())
                .isEqualTo(400);
        assertThat(agent.post("/api/tickets", Map.of("summary", "x", "phone", PHONE)).status()).isEqualTo(400);
        ApiClient.Answer created = agent.post("/api/tickets",
                Map.of("summary", "VPN drops", "description", "My password is " + WRITTEN_PASSWORD + ", it drops",
                        "reporter", Map.of("name", "Li Na", "email", "li.na@example.org", "phone", PHONE), "category", "network", "impact",
                        "user", "urgency", "medium",
                        "requestKind", "incident"));
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        assertThat(agent.get("/api/tickets?q=" + PHONE).status()).isEqualTo(200);
        return UUID.fromString(created.text("id"));
    }

    private void useAndMisuse(String token) throws Exception {
        assertThat(send(request("/t/" + token).GET()).statusCode()).isEqualTo(200);
        assertThat(form("/t/" + token, "outcome=never&comment=" + PHONE).statusCode()).isEqualTo(422);
        assertThat(form("/t/" + token.substring(1) + "A", "outcome=resolved").statusCode()).isEqualTo(404);
        assertThat(form("/t/" + token, "outcome=resolved&satisfaction=3&comment=password:+" + WRITTEN_PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(form("/t/" + token, "outcome=resolved").statusCode()).as("sent twice").isEqualTo(200);
        assertThat(send(request("/t/" + token).GET()).statusCode()).as("used up").isEqualTo(404);
        assertThat(send(request("/t/" + token + "/more").GET()).statusCode()).isEqualTo(404);
    }

    private String token() {
        return Awaitility.await().atMost(PATIENCE)
                .until(() -> Arrays.stream(MAIL.getReceivedMessages()).map(SecretsInLogsIT::text).map(LINK::matcher)
                        .filter(Matcher::find).map(found -> found.group(1)).findFirst().orElse(null), found -> found != null);
    }

    private String metrics(String path) throws Exception {
        return send(request(path).header("Authorization", "Basic " + base64("admin:Sixstep-demo-1")).GET()).body();
    }

    private HttpResponse<String> form(String path, String fields) throws Exception {
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(fields)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String text(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
