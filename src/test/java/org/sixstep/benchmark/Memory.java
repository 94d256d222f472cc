package org.sixstep.benchmark;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process holds: objects that are left after a full collection of its garbage, and what the operating system gave it. */
record Memory(Instant at, long liveBytes, long residentBytes) {

    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final double MEGA = 1 << 20;
    private static final int KILO = 1 << 10;

    /**
     * Only Linux says what is resident; elsewhere it is 0.
     *
     * @param histogram where to keep how many objects of each class are left
     */
    static Memory of(ChildServer server, Path histogram) throws IOException {
        Path status = Path.of("/proc", String.valueOf(server.pid()), "status");
        long resident = Files.exists(status) ? KILO * found(RESIDENT, Files.readString(status)) : 0;
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(server.pid()),
                "GC.class_histogram").redirectErrorStream(true).start();
        String classes = new String(jcmd.getInputStream().readAllBytes(), Charset.defaultCharset());
        Files.createDirectories(histogram.getParent());
        Files.writeString(histogram, classes);
        return new Memory(Instant.now(), found(TOTAL, classes), resident);
    }

    double liveMega() {
        return liveBytes / MEGA;
    }

    double residentMega() {
        return residentBytes / MEGA;
    }

    private static long found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("No " + pattern + " in what was said: " + text.lines().limit(3).toList());
        }
        return Long.parseLong(matcher.group(1));
    }
}
