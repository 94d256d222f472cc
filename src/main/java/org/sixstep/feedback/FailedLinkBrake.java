package org.sixstep.feedback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries links: after 20 that are not valid in one minute, an address has to wait for the next. It is kept in the memory
 * of this node and only for the last addresses, because it need not be true: a token of 256 bits is not found by trying anyway, on one node
 * or on several. What must be true, that a link is used once, is in the database.
 */
@Component
class FailedLinkBrake {

    private static final int FAILURES_PER_MINUTE = 20;
    private static final int ADDRESSES = 10_000;
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]{1,45}");

    private record Failures(long minute, int count) {
    }

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > ADDRESSES;
        }
    };

    FailedLinkBrake(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean mustWait(String address) {
        Failures known = failures.get(network(address));
        return known != null && known.minute() == minute() && known.count() >= FAILURES_PER_MINUTE;
    }

    synchronized void failed(String address) {
        failures.merge(network(address), new Failures(minute(), 1),
                (known, one) -> known.minute() == one.minute() ? new Failures(known.minute(), known.count() + 1) : one);
    }

    private long minute() {
        return clock.millis() / 60_000;
    }

    /** A household or host has a whole /64 of IPv6 addresses: those count as one. Nothing is looked up by name. */
    private static String network(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address.substring(0, Math.min(address.length(), 64));
        }
        try {
            return HexFormat.of().formatHex(Arrays.copyOf(InetAddress.getByName(address).getAddress(), 8));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
