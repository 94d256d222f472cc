package org.sixstep.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.FreePort;
import org.sixstep.MessagesSlice;
import org.sixstep.SixstepProperties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailComposerTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "acknowledgement, -,     -,    <>",
        "acknowledgement, -,     desk, <help@desk.example>",
        "acknowledgement, true,  desk, <>",
        "acknowledgement, false, -,    <help@desk.example>",
        "result,          -,     -,    <help@desk.example>"})
    void onlyAnAcknowledgementHasNoReturnPathIfTheServerTakesThat(String kind, Boolean setting, String login, String returnPath)
            throws IOException {
        int port = FreePort.choose();
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(port)) {
            JavaMailSenderImpl mail = new JavaMailSenderImpl();
            mail.setHost("127.0.0.1");
            mail.setPort(port);

            mail.send(composer(setting, login).compose(mail, message(kind), null));

            assertThat(server.senders).containsExactly(returnPath);
            assertThat(server.accepted).singleElement()
                    .satisfies(text -> assertThat(text).contains("From: Help Desk <help@desk.example>"));
        }
    }

    private static WaitingMessage message(String kind) {
        return new WaitingMessage(UUID.randomUUID(), "<1@desk.example>", UUID.randomUUID(), kind, "reporter",
                List.of("li@customer.example"), "en",
                "Subject", "Body", null);
    }

    private static MailComposer composer(Boolean nullReturnPath, String login) {
        SixstepProperties properties = MessagesSlice.properties(Map.of("sixstep.mail-from", "Help Desk <help@desk.example>"));
        return new MailComposer(properties, new OutboxProperties(20, Duration.ofSeconds(30), Duration.ofHours(4), nullReturnPath),
                Clock.systemUTC(), login);
    }
}
