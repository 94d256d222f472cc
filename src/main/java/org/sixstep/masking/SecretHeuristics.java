package org.sixstep.masking;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what may be a secret after a label: where it ends, and whether it looks like a secret or like another word of the sentence. */
final class SecretHeuristics {

    static final int LONGEST = 200;
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final int LONGEST_WORD = 40;

    /** Words that are said about passwords and never are one. */
    private static final Set<String> WORDS = Set.copyOf(List.of(
            ("about accepted access account active actually again also always an and another any are as asked at attempt attempts"
                    + " authentication back bad because been before "
                    + "being blank blocked broken but by can cannot case change changed changes check compromised correct credentials"
                    + " denied different disabled displayed does done due each easy either email empty "
                    + "enabled encrypted entered entry error even every exceeded exists expired expires expiry failed failure fails false"
                    + " field fields fine for forgotten forgot from gone good had has have here hidden "
                    + "hint how however i if in inactive incorrect invalid is issue it its just keeps known leaked length lost locked"
                    + " login long longer lost manager masked maybe me mine missing mismatch must my need "
                    + "needed needs never new no none not nothing now null of off ok okay old on once only or our out page pending please"
                    + " policy policies problem prompt protected rejected remembered required reset resets "
                    + "right safe same saved secure sensitive sent set shared shown since so someone something somewhere still stored"
                    + " stolen strong suddenly than that the their them then there they this to too true try "
                    + "type typed unable unavailable unchanged undefined unknown until update updated upper use used user username valid"
                    + " very via visible was we weak were what when where which while whom will with without "
                    + "working works wrong yes yet you your yesterday today tomorrow tonight twice weekly monthly daily monday tuesday"
                    + " wednesday thursday friday saturday sunday week month year public default identical env"
                    + " 1password keepass keepassxc lastpass bitwarden authenticator")
                    .split(" ")));
    /** Words of a message that is quoted behind the label. */
    private static final Set<String> SENTENCE_WORDS = Set.of("contain", "contains", "least", "characters", "symbol", "letter", "letters",
            "digit", "digits", "minimum", "maximum", "enter", "password", "passwords", "should", "may", "does", "do", "match", "after");
    /** Codes, versions, dates, addresses and other things that may follow the label without being the secret. */
    private static final Pattern OTHER_CODE = Pattern.compile(
            "(?i)https?://.*+|(?:os\\.environ|process\\.env|(?:system\\.)?getenv|\\$env:).*+|0x[0-9a-f]{1,16}+|"
                    + "v?\\d{1,6}+(?:\\.\\d{1,8}+){1,4}|\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?"
                    + "|\\d{1,2}[:/]\\d{2}(?:[:/]\\d{2,4})?|#?\\d{1,3}"
                    + "|\\d{1,4}(?:st|nd|rd|th|x|d|h|min|s|days?|chars?|mb|kb|%)|\\d{1,4}-\\d{1,4}"
                    + "|(?:ora|tns|sql|http|kb|cve|err|e|rfc|iso|wpa|sha|md|aes|tls|ssl|win|windows|office|id|event|error|code|ts|inc|req"
                    + "|po|so|sn)[-_#:]?\\d[\\d-]{0,20}+"
                    + "|(?:wpa|sha|aes|oauth|ntlm)[0-9]{0,3}(?:-[a-z0-9]{1,10}+)?");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "[*x•●.·_?#-]{1,64}+|<[^>]{0,60}+>?|\\$\\{[^}]{0,60}+}?|\\{\\{[^}]{0,60}+}{0,2}|%[a-z%][^%]{0,30}+%?|\\[[^\\]]{0,60}+]?"
                    + "|\\$\\([^)]{0,60}+\\)?",
            Pattern.CASE_INSENSITIVE);

    private SecretHeuristics() {
    }

    /** The end of the word that begins here: Chinese, spaces and what closes something around it end it. */
    static int end(CharSequence text, int start, boolean isAssignment) {
        int at = start;
        while (at < text.length() && at < start + LONGEST && !ends(text, at, isAssignment)) {
            at++;
        }
        return trimmed(text, start, at);
    }

    private static boolean ends(CharSequence text, int at, boolean isAssignment) {
        char c = text.charAt(at);
        if (c <= ' ' || c >= 0x2E80 || c == '"' || c == '<' || c == '>' || c == '\'' || c >= 0x2000 && c < 0x2070) {
            return true;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (c) {
            case ';', '&' -> next == ' ' || next == '\n' || isAssignment && isAssigned(text, at + 1);
            case ',' -> isAssignment || next <= ' ' || next >= 0x2E80;
            default -> false;
        };
    }

    /** Whether the next assignment begins here: in an address or a list of settings a sign separates them, in a password it does not. */
    private static boolean isAssigned(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_WORD && (isLetter(text.charAt(at)) || isDigit(text.charAt(at))
                || " ._-[]".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at > from && at < text.length() && text.charAt(at) == '=' || from == text.length();
    }

    /** Without the signs that end a sentence or close a bracket that was opened before. */
    static int trimmed(CharSequence text, int start, int end) {
        // where each kind of bracket is opened, looked for once: a value may be as long as the text, and all of it closing brackets
        int[] opened = {-1, -1, -1};
        int last = end;
        for (; last > start; last--) {
            char c = text.charAt(last - 1);
            int kind = CLOSING.indexOf(c);
            if (kind >= 0) {
                if (opened[kind] < 0) {
                    opened[kind] = first(text, start, end, OPENING.charAt(kind));
                }
                if (opened[kind] < last) {
                    break;
                }
            } else if (".,;:?\"'>".indexOf(c) < 0) {
                break;
            }
        }
        return last;
    }

    /** Its first position, or the end. */
    private static int first(CharSequence text, int start, int end, char opening) {
        int at = start;
        while (at < end && text.charAt(at) != opening) {
            at++;
        }
        return at;
    }

    /** Said outright ({@code password: x}): anything but what is said of passwords, placeholders, and the first word of a sentence. */
    static boolean isLikelyAfterColon(CharSequence text, int start, int end, int shortest) {
        if (end - start < shortest || isOther(text, start, end)) {
            return false;
        }
        return hasDigit(text, start, end) || hasSign(text, start, end) || isSaidLast(text, start, end);
    }

    /** After a verb ({@code password is x}): not one more word of the sentence. */
    static boolean isLikelyAfterVerb(CharSequence text, int start, int end) {
        if (end - start < 3 || isOther(text, start, end)) {
            return false;
        }
        String word = text.subSequence(start, Math.min(end, start + LONGEST_WORD)).toString().toLowerCase(Locale.ROOT);
        boolean isParticiple = word.endsWith("ed") || word.endsWith("ing");
        return isNumberOf(text, start, end, 4)
                || !isNumber(text, start, end)
                        && (hasDigit(text, start, end) || hasSign(text, start, end) || hasInnerCapital(text, start, end))
                || end - start >= 4 && !isNumber(text, start, end) && !isParticiple && isSaidLast(text, start, end);
    }

    /** Directly behind the word ({@code 密码 Abc123}): only what no ordinary word looks like. */
    static boolean isLikelyBehind(CharSequence text, int start, int end, int shortestNumber) {
        if (end - start < 4 || isOther(text, start, end)) {
            return false;
        }
        return isNumber(text, start, end) ? end - start >= shortestNumber && !isCounted(text, end) : isUnlikeWords(text, start, end);
    }

    /** Digits among letters, or a sign that no word holds. */
    static boolean isUnlikeWords(CharSequence text, int start, int end) {
        return !isOther(text, start, end) && !isNumber(text, start, end) && !isVariable(text, start, end)
                && (hasDigit(text, start, end) || hasSign(text, start, end))
                && hasLetter(text, start, end);
    }

    /** Small letters and underscores: the name of a field. */
    private static boolean isVariable(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if ((c < 'a' || c > 'z') && (c != '_' || at == start)) {
                return false;
            }
        }
        return true;
    }

    /** Letters only, and nothing that is said of passwords. */
    static boolean isWord(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (!isLetter(text.charAt(at))) {
                return false;
            }
        }
        return !isSaidOfPasswords(text.subSequence(start, end).toString().toLowerCase(Locale.ROOT));
    }

    static boolean isSaidOfPasswords(String word) {
        return WORDS.contains(word) || SENTENCE_WORDS.contains(word);
    }

    /** Long and mixed enough to be machine-generated. */
    static boolean looksLikeCode(CharSequence text, int start, int end) {
        return end - start >= 6 && !isOther(text, start, end)
                && (hasDigit(text, start, end) || end - start >= 8 && hasInnerCapital(text, start, end));
    }

    /** Ten small letters and more that nobody can pronounce: a code that a machine made. */
    static boolean isScrambled(CharSequence text, int start, int end) {
        int run = 0;
        int longest = 0;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c < 'a' || c > 'z') {
                return false;
            }
            run = "aeiouy".indexOf(c) >= 0 ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return end - start >= 10 && end - start <= 64 && longest >= 5;
    }

    private static boolean isOther(CharSequence text, int start, int end) {
        if (end - start <= 64) {
            CharSequence value = text.subSequence(start, end);
            return end - start <= LONGEST_WORD && WORDS.contains(value.toString().toLowerCase(Locale.ROOT))
                    || OTHER_CODE.matcher(value).matches()
                    || PLACEHOLDER.matcher(value).matches();
        }
        return false;
    }

    /** Whether nothing follows that makes this word the beginning of a sentence. */
    private static boolean isSaidLast(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            boolean isHyphen = text.charAt(at) == '-' && at > start && at + 1 < end;
            if (!isLetter(text.charAt(at)) && !isHyphen) {
                return false;
            }
        }
        int next = end;
        if (next < text.length() && "设改给发定生管自重统账用".indexOf(text.charAt(next)) >= 0) {
            return false;
        }
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next >= text.length() || next == end) {
            return next >= text.length() || ".,;)!\n\"'".indexOf(text.charAt(next)) >= 0 || text.charAt(next) >= 0x2E80;
        }
        String rest = text.subSequence(next, Math.min(text.length(), next + 4)).toString().toLowerCase(Locale.ROOT);
        return rest.startsWith("and ") || rest.startsWith("or ") || rest.startsWith("but ") || text.charAt(next) >= 0x2E80
                || text.charAt(next) == '\n' || text.charAt(next) == '(' && hasInnerCapital(text, start, end);
    }

    private static boolean isCounted(CharSequence text, int end) {
        int next = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        return next < text.length() && "天次位个分秒年月日小字周条台人种".indexOf(text.charAt(next)) >= 0;
    }

    private static boolean isNumberOf(CharSequence text, int start, int end, int shortest) {
        return end - start >= shortest && isNumber(text, start, end);
    }

    static boolean isNumber(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (!isDigit(text.charAt(at))) {
                return false;
            }
        }
        return end > start;
    }

    static boolean hasDigit(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (isDigit(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLetter(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (isLetter(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** A hyphen, an apostrophe, a slash or a dot occurs in words, names and addresses too. */
    private static boolean hasSign(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c > ' ' && c < 0x7F && !isDigit(c) && !isLetter(c) && "-'/.,:()\\".indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasInnerCapital(CharSequence text, int start, int end) {
        for (int at = start + 1; at < end; at++) {
            if (text.charAt(at) >= 'A' && text.charAt(at) <= 'Z'
                    && (text.charAt(at - 1) >= 'a' && text.charAt(at - 1) <= 'z' || text.charAt(at - 1) == '-')) {
                return true;
            }
        }
        return false;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0xC0 && c < 0x250;
    }
}
