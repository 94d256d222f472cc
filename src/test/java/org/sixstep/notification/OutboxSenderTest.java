package org.sixstep.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sixstep.Catalogue;
import org.sixstep.FreePort;
import org.sixstep.MessagesSlice;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.sla.AlarmLevel;
import org.sixstep.text.MailAddress;
import org.sixstep.ticket.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox with a real mail server, which is sometimes away and sometimes says no. */
@SpringBootTest(classes = MessagesSlice.class, properties = {MessagesSlice.LINK_SECRET, "spring.mail.host=127.0.0.1",
    "sixstep.mail-from=Help Desk <help@desk.example>",
    "sixstep.public-url=https://desk.example/", "db-scheduler.polling-interval=100ms", "sixstep.outbox.first-retry=400ms",
    "sixstep.outbox.longest-retry=400ms",
    "sixstep.outbox.max-attempts=6", "sixstep.outbox.null-return-path=false"})
@ExtendWith(OutputCaptureExtension.class)
class OutboxSenderTest {

    private static final int PORT = FreePort.choose();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Outbox outbox;
    @Autowired
    ReporterMessages messages;
    @Autowired
    AlarmMessages alarms;
    @Autowired
    StaffMessages staff;
    @Autowired
    MessagesSlice.Procedure procedure;
    @Autowired
    ReporterLinks links;
    @Autowired
    MessagesSlice.Tickets tickets;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    HealthIndicator outboxHealthIndicator;
    @Autowired
    MeterBinder outboxMeters;

    private final GreenMail mailServer = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void forgetOldMessages() {
        jdbc.update("delete from sixstep.outbox_message");
    }

    @AfterEach
    void stopMailServer() {
        mailServer.stop();
    }

    @Test
    void aReplyThatReachesNobodyIsNoResponse() {
        assertThat(responseAfterReply("li@customer.example")).isNotNull();
        assertThat(responseAfterReply("nobody")).isNull();
    }

    private Object responseAfterReply(String address) {
        Ticket ticket = tickets.with(Map.of("reporterEmail", address));
        transaction.executeWithoutResult(status -> messages.reply(ticket, "We are on it.", "1"));
        return jdbc.queryForMap("select first_response_at from sixstep.ticket where id = ?", ticket.id()).get("first_response_at");
    }

    @Test
    void mailIsThreadedByTicketAndMarkedAsAutomatic() throws Exception {
        mailServer.start();
        Ticket ticket = tickets.with(Map.of());

        MimeMessage acknowledgement = receive(ticket, messages::acknowledgement);
        MimeMessage question = receive(ticket, t -> messages.question(t, "1"));

        Map<String, Object> row = jdbc
                .queryForMap("select id, message_id, state, attempts from sixstep.outbox_message where kind = 'acknowledgement'");
        assertThat(acknowledgement.getMessageID()).isEqualTo(row.get("message_id")).isEqualTo("<" + row.get("id") + "@desk.example>");
        assertThat(acknowledgement.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(acknowledgement.getReplyTo()).extracting(Object::toString).containsExactly("Help Desk <help@desk.example>");
        assertThat(acknowledgement.getAllRecipients()).extracting(Object::toString).containsExactly("li@customer.example");
        assertThat(acknowledgement.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(question.getHeader("Auto-Submitted")).as("a colleague asks").isNull();
        assertThat(question.getHeader("References")).isEqualTo(acknowledgement.getHeader("References"))
                .isEqualTo(question.getHeader("In-Reply-To"))
                .containsExactly("<ticket-" + ticket.id() + "@desk.example>");
        assertThat(row).containsEntry("state", "sent").containsEntry("attempts", 1);
    }

    @Test
    void chineseArrivesUnharmedAndTheLinkIsPutInAtSending() throws Exception {
        mailServer.start();
        Ticket ticket = tickets.with(Map.of("language", "zh", "solution", "重启了打印服务 🙂"));

        MimeMessage mail = receive(ticket, messages::result);

        Map<String, Object> row = jdbc.queryForMap("select subject, body, link_id from sixstep.outbox_message");
        String url = links.url((UUID) row.get("link_id"));
        assertThat(mail.getSubject()).isEqualTo(row.get("subject")).isEqualTo("[" + ticket.number() + "] 您的问题应该已经解决");
        assertThat((String) mail.getContent()).contains("重启了打印服务 🙂", url).doesNotContain(Outbox.LINK);
        assertThat(url).startsWith("https://desk.example/t/");
        assertThat((String) row.get("body")).doesNotContain("/t/");
    }

    @Test
    void whatIsTypedIntoFormsCannotAddHeadersOrRecipients() throws Exception {
        mailServer.start();
        Ticket ticket = tickets.with(Map.of("summary", "x\r\nBcc: victim@example.com\r\n\r\nbody", "owner", "network"));

        MimeMessage mail = receive(ticket, t -> alarms.serviceLevelAlarm(t, "resolve", "PT4H", 75, t.acceptedAt(),
                List.of(new AlarmLevel(75, "owner", "warn", "24x7"))));

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).endsWith("x Bcc: victim@example.com body");
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        for (String address : List.of("a@b.example\r\nRCPT TO:<victim@example.com>", "a@b.example, c@d.example", "a@b.example>", "nobody",
                "<a@b.example>", "a b@c.example", "张@例子.example")) {
            OutboxMessage message = new OutboxMessage("address:" + address, null, "question", "reporter", List.of(address), Locale.ENGLISH,
                    "Subject", "Body", null);
            outbox.put(message);
            assertThat(state(message)).as(address).isEqualTo("kept");
        }
    }

    /** Everything that may be typed as an address can be written to. */
    @ParameterizedTest
    @MethodSource("org.sixstep.text.MailAddressTest#taken")
    void eachAddressThatIsTakenIsMailed(String typed) throws Exception {
        mailServer.start();
        Ticket ticket = tickets.with(Map.of("reporterEmail", MailAddress.of(typed).orElseThrow().text()));

        MimeMessage mail = receive(ticket, messages::acknowledgement);

        String envelope = MailAddress.of(typed).orElseThrow().envelope();
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(envelope);
        assertThat(mailServer.getUserManager().getUserByEmail(envelope)).as("the mailbox that the server delivered to").isNotNull();
        assertThat(jdbc.queryForList("select kind || ' ' || state from sixstep.outbox_message", String.class))
                .containsExactly("acknowledgement sent");
    }

    /** Stored before there was a rule. */
    @Test
    void theOwnerHearsThatAnAddressCannotBeWrittenTo() throws Exception {
        mailServer.start();
        Ticket ticket = tickets.with(Map.of("reporterEmail", "li.na@customer.example,", "owner", "network"));

        MimeMessage notice = receive(ticket, t -> messages.question(t, "1"));

        assertThat(notice.getAllRecipients()).extracting(Object::toString).containsExactly("network@desk.example");
        assertThat((String) notice.getContent()).contains(Catalogue.en("question.subject"), "li.na@customer.example,");
    }

    @Test
    void whoHasNoAddressIsNamedInTheTimeline() throws Exception {
        mailServer.start();
        Ticket ticket = tickets.with(Map.of("owner", "network", "collaborators", List.of("nomail")));

        receive(ticket, t -> staff.ownerAssigned(t, null, "1"));

        assertThat(timeline(ticket)).anyMatch(line -> line.contains(Catalogue.en("timeline.noAddress", "nomail")));
    }

    @Test
    void theOwnerAndTheProcedureHearThatASupplierWasNotReached() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(PORT)) {
            Ticket ticket = tickets.with(Map.of("owner", "network"));
            procedure.received.clear();

            transaction.executeWithoutResult(
                    status -> messages.waitingFor(ticket, "unknown@vendor.example", "When does the part come?", "1"));

            await().atMost(PATIENCE).until(() -> server.accepted.size() == 1);
            assertThat(server.accepted.get(0)).contains("To: network@desk.example").contains("unknown@vendor.example");
            assertThat(procedure.received).containsExactly(List.of(ticket.id(), "waitingFor", "unknown@vendor.example"));
            assertThat(timeline(ticket)).anyMatch(line -> line.contains("unknown@vendor.example"));
        }
    }

    @Test
    void anAddressThatWasCorrectedMeanwhileEndsNoWaiting() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(PORT)) {
            Ticket ticket = tickets.with(Map.of("owner", "network", "reporterEmail", "unknown@customer.example"));
            procedure.received.clear();

            transaction.executeWithoutResult(status -> {
                messages.reply(ticket, "When does it happen?", "1");
                jdbc.update("update sixstep.ticket set reporter_email = 'li@customer.example' where id = ?", ticket.id());
            });

            await().atMost(PATIENCE).until(() -> server.accepted.size() == 1);
            assertThat(server.accepted.get(0)).contains("To: network@desk.example").contains("unknown@customer.example");
            assertThat(procedure.received).isEmpty();
        }
    }

    @Test
    void mailWaitsUntilTheServerIsBackAndIsThenSentOnce() throws Exception {
        OutboxMessage message = message("li@customer.example");
        outbox.put(message);
        await().atMost(PATIENCE).until(() -> attempts(message) >= 1);
        assertThat(jdbc.queryForObject("select last_error from sixstep.outbox_message", String.class)).contains("connect");
        assertThat(outboxHealthIndicator.health()).satisfies(health -> assertThat(health.getStatus()).isEqualTo(OutboxHealth.DEGRADED))
                .satisfies(health -> assertThat(health.getDetails()).containsEntry("delayed", 1L));

        mailServer.start();

        await().atMost(PATIENCE).until(() -> state(message).equals("sent"));
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        assertThat(outboxHealthIndicator.health().getStatus()).isEqualTo(Status.UP);
        assertThat(jdbc.queryForMap("select last_error from sixstep.outbox_message")).containsEntry("last_error", null);
    }

    @Test
    void afterManyTriesTheMessageIsGivenUpAndOperatorsSeeIt(CapturedOutput output) {
        OutboxMessage message = message("li@customer.example");
        outbox.put(message);

        await().atMost(PATIENCE).until(() -> state(message).equals("failed"));

        assertThat(attempts(message)).isEqualTo(6);
        Health health = outboxHealthIndicator.health();
        assertThat(health.getStatus()).isEqualTo(OutboxHealth.DEGRADED);
        assertThat(health.getDetails()).containsEntry("failed", 1L).containsEntry("waiting", 0L);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        outboxMeters.bindTo(registry);
        assertThat(registry.get("sixstep.outbox.messages").tag("state", "failed").gauge().value()).isEqualTo(1);
        assertThat(output).containsPattern("ERROR .* could not be sent in 6 tries").doesNotContain("li@customer.example");
        await().atMost(PATIENCE).until(() -> jdbc.queryForObject("select count(*) from sixstep.scheduled_tasks", Integer.class) == 0);
    }

    @Test
    void anUnknownRecipientIsNotTriedAgain() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(PORT)) {
            OutboxMessage message = message("unknown@customer.example");
            outbox.put(message);

            await().atMost(PATIENCE).until(() -> state(message).equals("failed"));

            assertThat(attempts(message)).isEqualTo(1);
            assertThat(server.accepted).isEmpty();
        }
    }

    @Test
    void oneUnknownRecipientDoesNotKeepTheMessageFromTheOthers() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(PORT)) {
            OutboxMessage message = message("network@desk.example", "unknown@desk.example");
            outbox.put(message);

            await().atMost(PATIENCE).until(() -> state(message).equals("sent"));

            assertThat(server.accepted).hasSize(1);
            assertThat(jdbc.queryForObject("select last_error from sixstep.outbox_message", String.class))
                    .contains("Refused: [unknown@desk.example]");
        }
    }

    @Test
    void aMessageThatLeavesTwiceHasTheSameMessageIdBothTimes() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(PORT)) {
            server.hangUpsAfterData = 1;
            OutboxMessage message = message("li@customer.example");
            outbox.put(message);

            await().atMost(PATIENCE).until(() -> state(message).equals("sent"));

            assertThat(server.accepted).hasSize(2)
                    .extracting(mail -> mail.lines().filter(line -> line.startsWith("Message-ID:")).findFirst().orElseThrow())
                    .containsOnly("Message-ID: " + jdbc.queryForObject("select message_id from sixstep.outbox_message", String.class));
        }
    }

    @Test
    void whatIsRolledBackIsNeitherSentNorScheduled() {
        mailServer.start();
        OutboxMessage undone = message("undone@customer.example");
        transaction.executeWithoutResult(status -> {
            outbox.put(undone);
            status.setRollbackOnly();
        });
        OutboxMessage done = message("done@customer.example");
        outbox.put(done);

        await().atMost(PATIENCE).until(() -> state(done).equals("sent"));

        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        assertThat(jdbc.queryForObject("select count(*) from sixstep.outbox_message where message_key = ?", Integer.class, undone.key()))
                .isZero();
    }

    private MimeMessage receive(Ticket ticket, Consumer<Ticket> fact) {
        int before = mailServer.getReceivedMessages().length;
        transaction.executeWithoutResult(status -> fact.accept(ticket));
        await().atMost(PATIENCE).until(
                () -> jdbc.queryForObject("select count(*) from sixstep.outbox_message where state = 'waiting'", Integer.class) == 0);
        assertThat(mailServer.getReceivedMessages()).as(() -> "mails after " + before).hasSize(before + 1);
        MimeMessage received = mailServer.getReceivedMessages()[before];
        assertThat(GreenMailUtil.getHeaders(received)).contains("Date:");
        return received;
    }

    private OutboxMessage message(String... addresses) {
        return new OutboxMessage("test:" + UUID.randomUUID(), null, "progressToLead", "reporter", List.of(addresses), Locale.ENGLISH,
                "Subject", "Body", null);
    }

    private List<String> timeline(Ticket ticket) {
        return jdbc.queryForList("select text from sixstep.ticket_event where ticket_id = ?", String.class, ticket.id());
    }

    private String state(OutboxMessage message) {
        return jdbc.queryForObject("select state from sixstep.outbox_message where message_key = ?", String.class, message.key());
    }

    private int attempts(OutboxMessage message) {
        return jdbc.queryForObject("select attempts from sixstep.outbox_message where message_key = ?", Integer.class, message.key());
    }
}
