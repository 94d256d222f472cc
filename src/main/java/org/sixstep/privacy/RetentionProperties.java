package org.sixstep.privacy;

import java.time.LocalTime;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sixstep.ticket.TicketField;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each kind of data is kept, prefix {@code sixstep.retention} (E26); the defaults and what they mean are in {@code
 * retention.yaml}.
 *
 * @param at             when the job runs, by the desk's wall clock
 * @param batch          rows of one transaction
 * @param tickets        from the archiving of a ticket until its reporter is erased
 * @param messages       from the sending of a message until its text and addresses are erased
 * @param links          from the expiry of a reporter's link until it is removed
 * @param intakeKeys     from the receipt of a request until its key is removed
 * @param securityEvents until a security event is removed
 * @param keptLines      kinds of lines of a timeline whose text stays when a ticket is erased
 * @param keptFacts      facts by form key that stay when a ticket is erased, in place of those that the catalogue of fields names
 */
@ConfigurationProperties("sixstep.retention")
public record RetentionProperties(
        @DefaultValue("03:30") LocalTime at,
        @DefaultValue("200") int batch,
        @DefaultValue("24m") Period tickets,
        @DefaultValue("90d") Period messages,
        @DefaultValue("30d") Period links,
        @DefaultValue("30d") Period intakeKeys,
        @DefaultValue("12m") Period securityEvents,
        @DefaultValue Set<String> keptLines,
        @DefaultValue Set<String> keptFacts) {

    private static final int SHORTEST_LOG = 3;
    private static final int LARGEST_BATCH = 5000;

    public RetentionProperties {
        keptFacts = keptFacts.isEmpty() ? TicketField.keys(TicketField.Trait.KEPT) : keptFacts;
        new TreeMap<>(Map.of("tickets", tickets, "messages", messages, "links", links, "intake-keys", intakeKeys, "security-events",
                securityEvents))
                .forEach((kind, period) -> require(!period.isNegative() && !period.isZero(), kind, "must be a time such as 30d or 24m"));
        require(securityEvents.toTotalMonths() >= SHORTEST_LOG, "security-events",
                "must be three months or more: an attack is often noticed late");
        require(batch > 0 && batch <= LARGEST_BATCH, "batch", "must be 1 to " + LARGEST_BATCH);
    }

    String[] lines() {
        return keptLines.toArray(String[]::new);
    }

    String[] kept() {
        return keptFacts.toArray(String[]::new);
    }

    private static void require(boolean holds, String setting, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("sixstep.retention." + setting + " " + sentence + ".");
        }
    }
}
