package org.sixstep.sla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calendars as the process owner keeps them. */
public final class CalendarFiles {

    public static final Path FOLDER = Path.of("processes", "calendars");

    private CalendarFiles() {
    }

    public static Map<String, byte[]> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, byte[]> contents = new TreeMap<>();
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
