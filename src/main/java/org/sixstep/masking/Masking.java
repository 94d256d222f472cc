package org.sixstep.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;
import org.springframework.stereotype.Component;

/**
 * Replaces secrets and personal numbers in free text by marks before it is stored (R72). Every endpoint masks what it receives; masking
 * twice changes nothing, because detectors ignore marks. Each detector takes time proportional to the text.
 */
@Component
public class Masking {

    /** A replacement may join two parts that look like another secret, so masking is repeated, at most this often. */
    private static final int MOST_TURNS = 8;

    private final boolean mobileNumbers;

    public Masking(MaskingProperties settings) {
        this.mobileNumbers = settings.mobileNumbers();
    }

    /** The text as it may be stored; null stays null. */
    @Contract("!null -> !null")
    public @Nullable String mask(@Nullable String text) {
        return mask(text, mobileNumbers);
    }

    /** A contact field: it keeps its mobile number. */
    public String maskContact(String text) {
        return mask(text, false);
    }

    /** A value of any type as it may be stored: texts, also in lists and maps, are masked. */
    @Contract("!null -> !null")
    public @Nullable Object maskValue(@Nullable Object value) {
        if (value instanceof String text) {
            return mask(text);
        }
        if (value instanceof List<?> values) {
            return values.stream().map(this::maskValue).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> masked = new LinkedHashMap<>();
            map.forEach((key, each) -> masked.put(key, maskValue(each)));
            return masked;
        }
        return value;
    }

    /** Whether there is something in this value that may not be stored. */
    public boolean finds(Object value) {
        return !Objects.equals(maskValue(value), value);
    }

    /** The length of a text for its author: a mark, which may be longer than what it replaces, counts as one character. */
    public static int length(String text) {
        int length = 0;
        for (int at = 0; at < text.length(); length++) {
            int mark = MaskedKind.markAt(text, at);
            at += mark > 0 ? mark : Character.charCount(text.codePointAt(at));
        }
        return length;
    }

    @Contract("!null, _ -> !null")
    private static @Nullable String mask(@Nullable String text, boolean mobileNumbers) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String masked = text;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            NormalizedText folded = new NormalizedText(masked);
            List<Span> spans = find(folded, mobileNumbers);
            if (spans.isEmpty()) {
                return masked;
            }
            masked = replaced(masked, folded, spans);
        }
        return masked;
    }

    /** What must be masked, in order and without overlaps. */
    static List<Span> find(CharSequence folded, boolean mobileNumbers) {
        List<Span> found = new ArrayList<>();
        PrivateKeys.find(folded, found);
        TokenPatterns.find(folded, found);
        Commands.find(folded, found);
        List<SecretNames.Name> names = SecretNames.find(folded);
        LabelledSecrets.find(folded, names, found);
        SecretsInSentences.find(folded, names, found);
        SecretsInReplies.find(folded, names, found);
        Passphrases.find(folded, names, found);
        SecurityAnswers.find(folded, found);
        SecretsInTables.find(folded, found);
        PasswordShapes.find(folded, found);
        PersonalNumbers.find(folded, mobileNumbers, found);
        found.sort(Comparator.comparingInt(Span::start).thenComparing(Span::kind));
        List<Span> spans = new ArrayList<>();
        for (Span span : found) {
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last == null || span.start() >= last.end()) {
                spans.add(span);
            } else {
                MaskedKind kind = span.kind().compareTo(last.kind()) < 0 ? span.kind() : last.kind();
                spans.set(spans.size() - 1, new Span(last.start(), Math.max(last.end(), span.end()), kind));
            }
        }
        return spans;
    }

    private static String replaced(String text, NormalizedText folded, List<Span> spans) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (Span span : spans) {
            masked.append(text, from, folded.originalStart(span.start())).append(span.kind().mark(folded.isChinese()));
            from = folded.originalEnd(span.end());
        }
        return masked.append(text, from, text.length()).toString();
    }
}
