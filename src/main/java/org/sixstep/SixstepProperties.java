package org.sixstep;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sixstep.text.ReaderLanguage;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the desk, prefix {@code sixstep}.
 *
 * @param zone             zone of the desk: the day in a ticket's number, the default calendar
 * @param publicUrl        where reporters reach this application; links in messages begin with it
 * @param deskUrl          where staff reach it, if that is another address; messages to staff and a sign-in by OpenID Connect come back to
 * it
 * @param language         language of messages whose reader's is not known: one that has a catalogue
 * @param policy           policy of tickets that name none; one that rows of the table setServiceLevels name
 * @param dataDirectory    where the embedded database and the generated secret of the demo are kept
 * @param durable          false only in tests: the embedded database may then lose data in a crash of the machine
 * @param demoTickets      whether an empty embedded database is filled with a few invented tickets
 * @param linkSecret       secret that signs reporters' links; required with an outside database
 * @param linkSecretPrevious  the secret before this one, while links signed with it are still in use
 * @param linkSecretPreviousUntil until when links of the previous secret are accepted, an instant such as 2026-12-31T00:00:00Z
 * @param trustedProxies   addresses or IPv4 networks of the proxies that may say by X-Forwarded-For where a request came from; nobody if
 * empty
 * @param pageRequestsPerMinute how often one network may ask for pages that need no login
 * @param adminPassword    password of the first administrator; required with an outside database
 * @param mailFrom         sender of mail; mail is sent when {@code spring.mail.host} is set
 * @param reminderAfter    silence after which a reporter is reminded
 * @param closeAfter       silence after which an unanswered result is closed (E10)
 * @param observation      working days that an observed problem is watched
 */
@ConfigurationProperties("sixstep")
public record SixstepProperties(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("http://localhost:8080") String publicUrl,
        String deskUrl,
        @DefaultValue("en") String language,
        @DefaultValue("merged") String policy,
        @DefaultValue("data") String dataDirectory,
        @DefaultValue("true") boolean durable,
        @DefaultValue("true") boolean demoTickets,
        String linkSecret,
        String linkSecretPrevious,
        Instant linkSecretPreviousUntil,
        List<String> trustedProxies,
        @DefaultValue("600") int pageRequestsPerMinute,
        String adminPassword,
        @DefaultValue("sixstep@localhost") String mailFrom,
        @DefaultValue("24h") Duration reminderAfter,
        @DefaultValue("72h") Duration closeAfter,
        @DefaultValue("3") int observation) {

    public SixstepProperties {
        List<String> known = ReaderLanguage.offered().stream().map(Locale::getLanguage).toList();
        if (!known.contains(language)) {
            throw new IllegalArgumentException(
                    "sixstep.language is " + language + ", but must be one of " + String.join(", ", known) + ".");
        }
    }

    /** The start of addresses in messages to staff. */
    public String staffUrl() {
        return Objects.requireNonNullElse(deskUrl, publicUrl);
    }
}
