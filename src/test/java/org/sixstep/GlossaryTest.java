package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names in the code are the field's terms. */
class GlossaryTest {

    private static final Path CODE = Path.of("src/main/java/org/sixstep");
    private static final Pattern TEXT = Pattern
            .compile("\"\"\"(?:.|\\n)*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\])'|/\\*(?s:.)*?\\*/|//[^\\n]*");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("door", "endpoint"), Map.entry("doors", "endpoints"), Map.entry("bell", "notifier"),
            Map.entry("ring", "notify"), Map.entry("rings", "fires"), Map.entry("ladder", "levels"), Map.entry("rung", "level"),
            Map.entry("gate", "validator, or what it checks"), Map.entry("brake", "throttle"), Map.entry("brakes", "throttles"),
            Map.entry("told", "notified"), Map.entry("sight", "visibility"), Map.entry("patient", "minimum, or what it waits for"),
            Map.entry("runaway", "limit"));
    /** Not renamed yet. */
    private static final Set<String> EXEMPT = Set.of("privacy/TicketErasure", "privacy/Retention", "privacy/Erasure",
            "engine/directory/DirectoryDownFilter", "engine/directory/OidcProvider", "engine/directory/OidcConfiguration",
            "ticket/TicketFormRecord", "sla/Alarms", "process/clock/DeadlineAlertNotifier", "process/clock/ClockTimers",
            "process/clock/ServiceLevelTimers", "process/clock/WarnOwnerDelegate", "process/clock/EscalateTicketDelegate");

    @Test
    void namesAreTheFieldsTerms() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = CODE.relativize(file).toString().replace('\\', '/').replace(".java", "");
                if (!EXEMPT.contains(name)) {
                    privateWords(Files.readString(file)).forEach(word -> found.add(name + ": " + word));
                }
            }
        }

        assertThat(found).as("Private words: name these by the term that follows").isEmpty();
    }

    @Test
    void aPrivateWordIsFoundInAnyPartOfANameAndNotInTexts() {
        assertThat(privateWords("int openDoor; /* a door */ String x = \"door\"; // door")).containsExactly("openDoor (door -> endpoint)");
        assertThat(privateWords("static final int BEFORE_THE_DOORS = 1;")).containsExactly("BEFORE_THE_DOORS (doors -> endpoints)");
        assertThat(privateWords("int indoor; String string; Gateway gateway;")).isEmpty();
    }

    private static Set<String> privateWords(String source) {
        Set<String> found = new TreeSet<>();
        Matcher identifier = IDENTIFIER.matcher(TEXT.matcher(source).replaceAll(" "));
        while (identifier.find()) {
            Matcher word = WORD.matcher(identifier.group());
            while (word.find()) {
                String term = TERMS.get(word.group().toLowerCase(Locale.ROOT));
                if (term != null) {
                    found.add(identifier.group() + " (" + word.group().toLowerCase(Locale.ROOT) + " -> " + term + ")");
                }
            }
        }
        return found;
    }
}
