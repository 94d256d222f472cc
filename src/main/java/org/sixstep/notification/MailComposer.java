package org.sixstep.notification;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.sixstep.text.MailAddress;
import org.sixstep.text.TextSanitizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Composes the mail of a message: plain UTF-8 text, threaded by ticket, and marked so that no auto-responder answers it (RFC 3834). */
@Component
class MailComposer {

    /** Written by a colleague, not by the desk itself: a holiday notice that comes back is worth having. */
    private static final Set<String> BY_HAND = Set.of(ReporterMessages.QUESTION, ReporterMessages.REPLY);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final InternetAddress sender;
    private final boolean nullReturnPath;
    private final Clock clock;

    MailComposer(SixstepProperties properties, OutboxProperties outbox, Clock clock, @Value("${spring.mail.username:}") String login) {
        this.sender = MailAddress.sender(properties.mailFrom());
        this.nullReturnPath = outbox.nullReturnPath() != null ? outbox.nullReturnPath() : !StringUtils.hasText(login);
        this.clock = clock;
    }

    /** @param link put in the place of {@link Outbox#LINK}; null if the message has none */
    MimeMessage compose(JavaMailSender mail, WaitingMessage message, @Nullable String link) {
        try {
            SMTPMessage mime = new SMTPMessage(mail.createMimeMessage().getSession());
            mime.setHeader("Message-ID", message.messageId());
            mime.setSentDate(Date.from(clock.instant()));
            mime.setFrom(sender);
            mime.setReplyTo(new Address[] {sender});
            for (String address : message.addresses()) {
                mime.addRecipient(RecipientType.TO,
                        new InternetAddress(MailAddress.of(address).map(MailAddress::envelope).orElse(address), true));
            }
            mime.setSubject(TextSanitizer.line(message.subject()), UTF_8);
            mime.setText(link == null ? message.body() : message.body().replace(Outbox.LINK, link), UTF_8);
            mime.setHeader("Content-Language", message.language());
            thread(mime, message);
            markAutomatic(mime, message);
            return mime;
        } catch (MessagingException e) {
            throw new MailPreparationException("Message " + message.id() + " cannot be made into a mail", e);
        }
    }

    /** All messages of one ticket answer one message that was never sent: mail programs show them together. */
    private void thread(MimeMessage mime, WaitingMessage message) throws MessagingException {
        if (message.ticketId() != null) {
            String root = "<ticket-" + message.ticketId() + "@" + MailAddress.domainOf(sender) + ">";
            mime.setHeader("In-Reply-To", root);
            mime.setHeader("References", root);
        }
    }

    private void markAutomatic(SMTPMessage mime, WaitingMessage message) throws MessagingException {
        if (BY_HAND.contains(message.kind())) {
            return;
        }
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setHeader("X-Auto-Response-Suppress", "All");
        if (nullReturnPath && ReporterMessages.ACKNOWLEDGEMENT.equals(message.kind())) {
            mime.setEnvelopeFrom("<>");
        }
    }
}
