package org.sixstep.masking;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sixstep.masking.SecretNames.Name;

/** Detects passphrases of plain words that no quotation marks hold together, and the word lists of wallets. */
final class Passphrases {

    private static final Pattern NAME = Pattern.compile("(?i).*phrase|助记词|.*短语");
    private static final int REACH = 200;
    private static final Pattern PHRASE = Pattern.compile("(?i)(?:[^.。!?\n:=]{0,50}?(?::|=|(?<![a-z])(?:is|was|to)|是|为|成)"
            + "|[^\n:]{0,40}?(?<![a-z])(?:entered|typed?|tried|use[ds]?|enter|put in)|) ?\"?"
            + "([a-z0-9\\u4E00-\\u9FFF]{2,14}+(?:[ -][a-z0-9]{1,14}+|[ -][\\u4E00-\\u9FFF]{1,6}+){2,23}?)"
            + "(?=\"|[.,;!?)]|\n|$|[\\u3000-\\u9FFF（），。]| (?:and|but|right|with|in|from|does|did|is|no longer)(?![a-z]))");

    private Passphrases() {
    }

    static void find(CharSequence text, List<Name> names, List<Span> found) {
        int done = 0;
        for (Name name : names) {
            if (name.start() >= done && NAME.matcher(name.of(text)).matches()) {
                Matcher phrase = PHRASE.matcher(text).region(name.end(), Math.min(text.length(), name.end() + REACH));
                if (phrase.lookingAt() && isPlainPhrase(text, phrase.start(1), phrase.end(1))) {
                    found.add(new Span(phrase.start(1), phrase.end(1), name.kind()));
                    done = phrase.end();
                }
            }
        }
    }

    /**
     * Three to ten plain words of which hardly one is said about passwords: {@code correct horse battery staple}.
     *
     * @param isNamed its label says that it is one: up to half of them may be
     */
    static boolean isPassphrase(CharSequence text, int start, int end, boolean isNamed) {
        String[] words = text.subSequence(start, end).toString().toLowerCase(Locale.ROOT).split("[ -]");
        return words.length >= 3 && words.length <= 10 && Stream.of(words).allMatch(word -> word.matches("[a-z0-9']{2,20}"))
                && Stream.of(words).filter(SecretHeuristics::isSaidOfPasswords).count() <= (isNamed ? words.length / 2 : 1);
    }

    /** The same, without quotation marks: it does not begin like a sentence. */
    static boolean isPlainPhrase(CharSequence text, int start, int end) {
        String[] words = text.subSequence(start, end).toString().toLowerCase(Locale.ROOT).split("[ -]");
        return words.length >= 3 && Stream.of(words).allMatch(word -> word.length() <= 14) && !SecretHeuristics.isSaidOfPasswords(words[0])
                && Stream.of(words).filter(SecretHeuristics::isSaidOfPasswords).count() <= words.length / 3;
    }
}
