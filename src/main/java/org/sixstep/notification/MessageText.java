package org.sixstep.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The paragraphs of one message in one language. Unknown facts are left out. */
final class MessageText {

    private final MessageSource texts;
    private final ZoneId zone;
    private final Locale language;
    private final List<String> paragraphs = new ArrayList<>();

    MessageText(MessageSource texts, ZoneId zone, Locale language) {
        this.texts = texts;
        this.zone = zone;
        this.language = language;
    }

    Locale language() {
        return language;
    }

    MessageText say(String code, @Nullable Object... values) {
        paragraphs.add(line(code, values));
        return this;
    }

    /** Adds a sentence about a value, or nothing if there is none. */
    MessageText fact(String code, @Nullable Object value) {
        return value == null || value.toString().isBlank() ? this : say(code, value instanceof Instant at ? time(at) : value.toString());
    }

    String line(String code, @Nullable Object... values) {
        return texts.getMessage(code, values, language);
    }

    /** A coded value in words; the code itself if it has none, because a process owner may add values. */
    @Nullable
    String word(String group, @Nullable String code) {
        return code == null ? null : texts.getMessage(group + "." + code, null, code, language);
    }

    @Nullable
    String time(@Nullable Instant at) {
        return at == null ? null : DateTimeFormatter.ofPattern(line("format.time"), language).withZone(zone).format(at);
    }

    @Override
    public String toString() {
        return String.join("\n\n", paragraphs);
    }
}
