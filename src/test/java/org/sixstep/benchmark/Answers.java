package org.sixstep.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts how a desk answered, and says which answers were faults: to be asked to come back, or to get no answer, is none while something is
 * away ({@link Outages}); to have lost a race (409) is none at any time; whatever else is refused or fails is one.
 */
final class Answers {

    /** Refused a connection, broke it off, or was too late. */
    static final int NONE = 0;

    /** Asked to come back. */
    static final int UNAVAILABLE = 503;

    private static final int REFUSED = 400;
    private static final int CONFLICT = 409;

    interface Call<T> {

        HttpResponse<T> make() throws IOException;
    }

    private record Late(String kind, int status, Instant start, Instant end) {}

    private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    /** What can be judged only when it is known how long the outages were. */
    private final Queue<Late> away = new ConcurrentLinkedQueue<>();

    /** Asks, and counts the answer, or that there was none. */
    <T> HttpResponse<T> count(String kind, Call<T> call) throws IOException {
        Instant asked = Instant.now();
        try {
            HttpResponse<T> answer = call.make();
            add(kind, answer.statusCode(), asked, Instant.now());
            return answer;
        } catch (IOException e) {
            add(kind, NONE, asked, Instant.now());
            throw e;
        }
    }

    /** @param kind of the request, the same for all tickets and people */
    void add(String kind, int status, Instant start, Instant end) {
        byStatus.computeIfAbsent(status, one -> new LongAdder()).increment();
        if (status == NONE || status == UNAVAILABLE) {
            away.add(new Late(kind, status, start, end));
        } else if (status >= REFUSED && status != CONFLICT) {
            fault(kind + " -> " + status);
        }
    }

    /** What was answered and yet is wrong. */
    void fault(String what) {
        faults.computeIfAbsent(what, one -> new LongAdder()).increment();
    }

    Map<Integer, Long> byStatus() {
        return sums(byStatus);
    }

    long total() {
        return sum(byStatus().values());
    }

    /** How often what went wrong. */
    Map<String, Long> faults(Outages outages) {
        Map<String, Long> all = sums(faults);
        for (Late one : away) {
            if (!outages.touch(one.start(), one.end())) {
                all.merge(one.kind() + " -> " + (one.status() == NONE ? "no answer" : one.status()) + " while nothing was away", 1L,
                        Long::sum);
            }
        }
        return all;
    }

    private static <K extends Comparable<K>> Map<K, Long> sums(Map<K, LongAdder> counted) {
        Map<K, Long> sums = new TreeMap<>();
        counted.forEach((key, count) -> sums.put(key, count.sum()));
        return sums;
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
