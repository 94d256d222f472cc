package org.sixstep.benchmark;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** How long calls took, by their kind. */
final class Timings {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Map<String, Series> series = new ConcurrentHashMap<>();

    void add(String kind, long nanos) {
        series.computeIfAbsent(kind, name -> new Series()).add(nanos);
    }

    void clear() {
        series.clear();
    }

    Set<String> kinds() {
        return new TreeSet<>(series.keySet());
    }

    int calls(String kind) {
        return series.containsKey(kind) ? series.get(kind).size() : 0;
    }

    int calls() {
        return series.values().stream().mapToInt(Series::size).sum();
    }

    /** In milliseconds; NaN if there was no such call. */
    double percentile(String kind, int percent) {
        return series.containsKey(kind) ? series.get(kind).percentile(percent) / NANOS_PER_MILLI : Double.NaN;
    }

    private static final class Series {

        private long[] nanos = new long[256];
        private int size;

        synchronized void add(long value) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * size);
            }
            nanos[size++] = value;
        }

        synchronized int size() {
            return size;
        }

        synchronized long percentile(int percent) {
            long[] sorted = Arrays.copyOf(nanos, size);
            Arrays.sort(sorted);
            return sorted[Math.min(size - 1, (int) Math.ceil(size * percent / 100.0) - 1)];
        }
    }
}
