package org.sixstep.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sixstep.login.LoginThrottle.Attempt;

/** Attempts to log in while the database only reads: counted by each node in memory, with the same limits. */
final class UnwrittenAttempts {

    static final long ID = -1;

    private static final int MOST_COUNTED = 100_000;

    private final SignInProperties limits;
    private final Cache<String, AtomicInteger> counts;

    UnwrittenAttempts(SignInProperties limits, Clock clock) {
        this.limits = limits;
        this.counts = Caffeine.newBuilder().maximumSize(MOST_COUNTED).expireAfterWrite(limits.window())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).executor(Runnable::run).build();
    }

    Attempt begin(byte[] account, String network) {
        int ofAccount = count(pair(account, network)).incrementAndGet();
        int ofNetwork = count(network).incrementAndGet();
        if (ofAccount > limits.accountAttempts() || ofNetwork > limits.networkAttempts()) {
            end(account, network);
            return new Attempt(null, account, network, limits.window(), false, false);
        }
        return new Attempt(ID, account, network, Duration.ZERO, ofAccount == limits.accountAttempts(),
                ofNetwork == limits.networkAttempts());
    }

    void end(byte[] account, String network) {
        count(pair(account, network)).decrementAndGet();
        count(network).decrementAndGet();
    }

    private AtomicInteger count(String key) {
        return counts.get(key, unknown -> new AtomicInteger());
    }

    private static String pair(byte[] account, String network) {
        return network + ' ' + HexFormat.of().formatHex(account);
    }
}
