package org.sixstep.masking;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The labelled sample, and how well the masking finds what is labelled in it. Right is only what is hidden exactly, and by its kind. */
final class Sample {

    static final String TUNING = "tuning";
    static final String HELDBACK = "heldback";
    private static final Path FILE = Path.of("src/test/resources/masking/sample.tsv");
    private static final Path OTHERS = Path.of("src/test/resources/masking/others.jsonl");
    private static final Pattern CHARACTER = Pattern.compile("\\{U\\+([0-9A-F]{4})}");

    /** @param text without the marks of the labels */
    record Line(String split, String language, String text, List<Hidden> hidden) {}

    /** What is or shall be hidden, from {@code start} up to, not including, {@code end}. */
    record Hidden(int start, int end, String kind) {}

    /** How many of a kind were found rightly, wrongly, and not. */
    static final class Score {

        int right;
        int wrong;
        int missed;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }
    }

    /** A text by somebody who knew nothing of the masking, and what in it is secret; none if nothing is. */
    record OfOthers(String split, String text, List<String> secrets) {}

    private Sample() {
    }

    static List<Line> lines(String split) {
        try {
            return Files.readAllLines(FILE, StandardCharsets.UTF_8).stream().skip(1).map(Sample::line)
                    .filter(line -> line.split().equals(split)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<OfOthers> ofOthers(String split) {
        try (MappingIterator<OfOthers> lines = new ObjectMapper().readerFor(OfOthers.class).readValues(OTHERS.toFile())) {
            return lines.readAll().stream().filter(line -> line.split().equals(split)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scores by kind, and of all kinds under {@code all}. */
    static Map<String, Score> scores(List<Line> lines) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (MaskedKind kind : MaskedKind.values()) {
            scores.put(kind.code(), new Score());
        }
        Score all = new Score();
        for (Line line : lines) {
            List<Hidden> found = found(line.text());
            found.forEach(hidden -> {
                if (line.hidden().contains(hidden)) {
                    scores.get(hidden.kind()).right++;
                    all.right++;
                } else {
                    scores.get(hidden.kind()).wrong++;
                    all.wrong++;
                }
            });
            line.hidden().stream().filter(hidden -> !found.contains(hidden)).forEach(hidden -> {
                scores.get(hidden.kind()).missed++;
                all.missed++;
            });
        }
        scores.put("all", all);
        return scores;
    }

    static List<Hidden> found(String text) {
        NormalizedText folded = new NormalizedText(text);
        return Masking.find(folded, true).stream()
                .map(span -> new Hidden(folded.originalStart(span.start()), folded.originalEnd(span.end()), span.kind().code())).toList();
    }

    private static Line line(String line) {
        String[] parts = line.split("\t", -1);
        String labelled = CHARACTER.matcher(parts[2].replace('⏎', '\n'))
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
        StringBuilder text = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        labelled.chars().forEach(c -> {
            if (c == '⟦' || c == '⟧') {
                places.add(text.length());
            } else {
                text.append((char) c);
            }
        });
        String[] kinds = parts[3].split(",");
        List<Hidden> hidden = new ArrayList<>();
        for (int i = 0; i < places.size(); i += 2) {
            hidden.add(new Hidden(places.get(i), places.get(i + 1), kinds[i / 2]));
        }
        return new Line(parts[0], parts[1], text.toString(), hidden);
    }
}
