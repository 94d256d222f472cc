package org.sixstep;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The languages beside English that the sources have: those of the catalogues that lie there. */
public final class Languages {

    private static final Path CATALOGUES = Path.of("src", "main", "resources", "i18n");
    private static final Pattern CATALOGUE = Pattern.compile("messages_([a-z]{2,3})\\.properties");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

    private static final Map<String, Boolean> OWN_WRITING = new ConcurrentHashMap<>();

    private Languages() {
    }

    public static List<String> others() {
        try (Stream<Path> files = Files.list(CATALOGUES)) {
            return files.flatMap(file -> CATALOGUE.matcher(file.getFileName().toString()).results()).map(name -> name.group(1)).sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SortedMap<String, String> english() {
        return texts(CATALOGUES.resolve("messages.properties"));
    }

    public static SortedMap<String, String> catalogue(String language) {
        return texts(CATALOGUES.resolve("messages_" + language + ".properties"));
    }

    /** A text of a language with a writing of its own, as its name shows, that has not one letter of it was left in English. */
    public static boolean isUntranslated(String language, String text) {
        return OWN_WRITING.computeIfAbsent(language, name -> !LATIN.matcher(catalogue(name).get("page.language")).find()) && text
                .codePoints()
                .noneMatch(letter -> Character.isLetter(letter) && Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN);
    }

    private static SortedMap<String, String> texts(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }
}
