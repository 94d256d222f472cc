package org.sixstep.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast passwords may be guessed, prefix {@code sixstep.sign-in}. The defaults let one network try 5 passwords of an account, and 100 in
 * all, in 15 minutes (ASVS 6.3.1).
 *
 * @param window          the time in which attempts are counted
 * @param accountAttempts failures of one account from one network, after which its logins from there are throttled
 * @param networkAttempts failures of any accounts from one network, after which all its logins are throttled
 * @param alarmAttempts   failures of one account from all networks, after which administrators are notified; logins are not throttled
 */
@ConfigurationProperties("sixstep.sign-in")
public record SignInProperties(
        @DefaultValue("15m") Duration window,
        @DefaultValue("5") int accountAttempts,
        @DefaultValue("100") int networkAttempts,
        @DefaultValue("30") int alarmAttempts) {}
