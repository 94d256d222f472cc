package org.sixstep.benchmark;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that keeps of what it gets only how often each message came, and the links by which reporters say whether their problem is
 * solved.
 */
final class ReporterMail implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("TS\\d{11,}");
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/t/\\S+)");
    private static final List<String> RESULT = List.of(subject(Locale.ENGLISH), subject(Locale.CHINESE));

    /** A desk that is killed while it sends is no fault of the soak, which Maven would end for what one of its threads throws. */
    private static final ThreadGroup THREADS = new ThreadGroup("mail server") {

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            System.out.println("mail server: " + thrown.getMessage());
        }
    };

    private final GreenMail server = started();
    private final GreenMailUser nobody = new UserImpl("all@example.org", "all", "", null) {

        @Override
        public void deliver(MovingMessage message) {
            // it is read when it comes, and a soak brings too many to keep
        }
    };
    /** In the order in which they came: one for each round. */
    private final Map<String, Set<String>> links = new HashMap<>();
    private final Map<String, Integer> received = new HashMap<>();

    ReporterMail() {
        server.getUserManager().setMessageDeliveryHandler(this::take);
    }

    private static GreenMail started() {
        CompletableFuture<GreenMail> started = new CompletableFuture<>();
        new Thread(THREADS, () -> {
            try {
                GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
                server.start();
                started.complete(server);
            } catch (RuntimeException e) {
                started.completeExceptionally(e);
            }
        }).start();
        return started.join();
    }

    /** What a desk needs to send its mail here. */
    List<String> settings() {
        // this mail server takes an empty return path for none at all
        return List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + server.getSmtp().getPort(),
                "--sixstep.outbox.null-return-path=false");
    }

    /** How often each message came to each of its recipients; by message and recipient. */
    synchronized Map<String, Integer> received() {
        return Map.copyOf(received);
    }

    /** Path of the page on which the reporter of this ticket answers in this round; empty if the mail does not come in time. */
    synchronized Optional<String> link(String number, int round, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (links.getOrDefault(number, Set.of()).size() < round) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }
        return links.get(number).stream().skip(round - 1L).findFirst();
    }

    private synchronized GreenMailUser take(MovingMessage mail, MailAddress recipient) throws MessagingException {
        MimeMessage message = mail.getMessage();
        received.merge(message.getMessageID() + " " + recipient.getEmail(), 1, Integer::sum);
        if (RESULT.stream().anyMatch(message.getSubject()::contains)) {
            String text = message.getSubject() + "\n" + text(message);
            Matcher number = NUMBER.matcher(text);
            Matcher link = LINK.matcher(text);
            if (number.find() && link.find()) {
                links.computeIfAbsent(number.group(), key -> new LinkedHashSet<>()).add(link.group(1));
                notifyAll();
            }
        }
        return nobody;
    }

    private static String text(MimeMessage message) throws MessagingException {
        try {
            return String.valueOf(message.getContent());
        } catch (IOException e) {
            throw new MessagingException("A message that cannot be read", e);
        }
    }

    private static String subject(Locale language) {
        return ResourceBundle.getBundle("i18n.messages", language, ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES)).getString("result.subject");
    }

    @Override
    public void close() {
        server.stop();
    }
}
