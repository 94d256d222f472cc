package org.sixstep.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox keeps trying, prefix {@code sixstep.outbox}. The defaults try for about two days, as a mail server would.
 *
 * @param maxAttempts      tries before a message is given up
 * @param firstRetry       pause after the first failure; it doubles with each further one
 * @param longestRetry     the pause never gets longer than this
 * @param nullReturnPath   send acknowledgements with an empty return path (RFC 3834), so that no bounce answers them; if not set, it is
 * done
 *                         unless the mail server wants a login, because such servers mostly take the account's own address only
 */
@ConfigurationProperties("sixstep.outbox")
public record OutboxProperties(
        @DefaultValue("20") int maxAttempts,
        @DefaultValue("30s") Duration firstRetry,
        @DefaultValue("4h") Duration longestRetry,
        Boolean nullReturnPath) {

    Duration pauseAfter(int failures) {
        Duration pause = firstRetry;
        for (int i = 1; i < failures && pause.compareTo(longestRetry) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
    }
}
