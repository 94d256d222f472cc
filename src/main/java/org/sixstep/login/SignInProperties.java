package org.sixstep.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast passwords may be guessed, prefix {@code sixstep.sign-in}. The defaults let one network try 5 passwords of an account, and 100 in
 * all, in 15 minutes (ASVS 6.3.1).
 *
 * @param window          the time in which attempts are counted
 * @param accountAttempts failures of one account from one network, after which this network waits for this account
 * @param networkAttempts failures of any accounts from one network, after which the network waits
 * @param alarmAttempts   failures of one account from all networks, after which administrators are told; nobody waits for them
 */
@ConfigurationProperties("sixstep.sign-in")
public record SignInProperties(
        @DefaultValue("15m") Duration window,
        @DefaultValue("5") int accountAttempts,
        @DefaultValue("100") int networkAttempts,
        @DefaultValue("30") int alarmAttempts) {}
