package org.sixstep.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text around the label of a secret: how clearly it announces a value, and the value. Reads at most {@value #REACH} characters
 * after the label, and a value.
 */
final class AnnouncedSecretParser {

    private static final int REACH = 120;
    private static final int TOKEN_SHORTEST = 6;
    private static final int LONGEST_QUOTE = 80;
    private static final int LONGEST_HAN = 20;
    private static final Pattern SAID = Pattern.compile("[\\d几多每各一二三两][位个天次]|字符|至少|必须|错误|过期|密码|口令|验证|请|不");

    private static final Pattern ADDRESS = Pattern.compile("[^@]+@[^@]+\\.[A-Za-z]{2,10}");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z][\\w.-]{0,40}+=");
    private static final int MOST_VALUES = 12;
    private static final Pattern NEXT_TO_IT = Pattern.compile("[ _]{0,2}");
    private static final Pattern FILE_TYPE = Pattern
            .compile("(?i)\\.(?:txt|docx?|xlsx?|pptx?|pdf|png|jpe?g|bmp|zip|rar|7z|csv|log|eml|msg|ya?ml|json|xml|ini|conf)$");
    private static final Pattern IN_BRACKETS = Pattern
            .compile("(?i)(?: you (?:sent|gave me)| i (?:use|have))? ?[(（] ?([^\\s()（）]{4,60}+) ?[)）]");
    /** Set between commas: {@code the password, x, is known}, {@code 密码告诉我了，x，但是}. */
    private static final Pattern BETWEEN_COMMAS = Pattern
            .compile("(?:[\u4E00-\u9FFF]{0,6}，| ?, ?)([!-~&&[^,\"']]{6,40}+)[,，]");
    private static final Pattern CODE = Pattern
            .compile("(?: ?[(（] ?| ?:? ?|[ 输填是为]{1,3}| (?:is|are|was) )(\\d{4,8}|\\d{3,4}[ -]\\d{3,4})(?![\\d.:/-])");
    private static final Pattern CARD_CODE = Pattern.compile("(?:[ :=是为]{0,3}|(?: is)? )(\\d{3,4})(?!\\d)");
    private static final Pattern SHORT_NUMBER = Pattern.compile("pin.*|keypad|screen lock|otp.*|one-?time.*|puk|.*码|.*codes?");
    /** {@code 请重置密码 100234}, {@code forgot password jsmith2}: what follows is who, not what. */
    private static final Pattern ASKED_FOR = Pattern.compile(
            "(?i).*(?:忘记|忘了|重置|修改|找回|更改|更换|丢失|解锁|reset|forg[eo]t(?:ten)?|change|recover|unlock)(?:了?(?:我的|他的|登录|原)?|"
                    + " (?:the|my|his|her|a))? ?$");

    private final CharSequence text;
    private final int start;
    private final int end;
    private final MaskedKind kind;
    private final boolean isChinese;
    private final String name;

    AnnouncedSecretParser(CharSequence text, int start, int end, MaskedKind kind) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.kind = kind;
        this.name = text.subSequence(start, end).toString().toLowerCase(Locale.ROOT);
        this.isChinese = NormalizedText.isHan(text.charAt(end - 1));
    }

    /** The value that follows; null if none does. */
    @Nullable
    Span after() {
        Span value = after(Announcements.COLON, Announced.BY_COLON);
        if (value == null && !isChinese) {
            value = after(Announcements.VERB, Announced.BY_VERB);
        }
        if (value == null && (isBackupCode() || kind == MaskedKind.PASSWORD)) {
            value = after(Announcements.WORDS_AND_COLON, Announced.BY_VERB);
        }
        if (value == null) {
            value = chinese();
        }
        if (value == null) {
            value = unlikeWords(IN_BRACKETS);
        }
        if (value == null && isShortNumber()) {
            value = number();
        }
        if (value == null) {
            value = unlikeWords(BETWEEN_COMMAS);
        }
        if (value != null || isAskedFor()) {
            return value;
        }
        Span below = after(Announcements.ON_NEXT_LINE, Announced.BY_PLACE);
        return below != null ? below : after(NEXT_TO_IT, Announced.BY_PLACE);
    }

    /** The values that follow the first one: of two passwords in one sentence, the second. */
    List<Span> others(Span value) {
        List<Span> others = new ArrayList<>();
        Span last = value;
        while (last != null && others.size() < MOST_VALUES) {
            last = other(last);
            if (last != null) {
                others.add(last);
            }
        }
        return others;
    }

    private @Nullable Span other(Span last) {
        Matcher between = Announcements.TO_ANOTHER.matcher(text).region(last.end(), Math.min(text.length(), last.end() + REACH));
        Span next = between.lookingAt() && between.end() > last.end() ? other(last, between.end()) : null;
        if (next == null && isBackupCode() && between.usePattern(Announcements.NEXT_IN_LIST).lookingAt()) {
            next = other(last, between.end());
        }
        return next;
    }

    private @Nullable Span other(Span last, int from) {
        int number = sameNumber(last, from);
        if (number > 0) {
            return new Span(from, number, kind);
        }
        int to = SecretHeuristics.end(text, from, false);
        boolean isAssignment = ASSIGNMENT.matcher(text).region(from, to).lookingAt();
        return !isAssignment && to - from >= TOKEN_SHORTEST && SecretHeuristics.isUnlikeWords(text, from, to) ? new Span(from, to, kind)
                : null;
    }

    /** Where the number ends that begins here, if it and the value before are numbers of the same length; else 0. */
    private int sameNumber(Span last, int from) {
        int length = last.end() - last.start();
        boolean isNumber = SecretHeuristics.isDigit(text.charAt(last.start())) && from + length <= text.length();
        for (int i = 0; isNumber && i < length; i++) {
            char c = text.charAt(from + i);
            isNumber = SecretHeuristics.isDigit(text.charAt(last.start() + i)) ? SecretHeuristics.isDigit(c) : c == ' ' || c == '-';
        }
        int to = from + length;
        boolean isWhole = isNumber
                && (to == text.length() || !SecretHeuristics.isDigit(text.charAt(to)) && !SecretHeuristics.isLetter(text.charAt(to)));
        return isWhole && length >= 4 ? to : 0;
    }

    private boolean isBackupCode() {
        return name.matches("(?:recovery|backup) codes?|(?:恢复|备用)码");
    }

    private boolean isShortNumber() {
        return SHORT_NUMBER.matcher(name).matches() && !name.matches("密 ?[码碼]") || name.startsWith("cv");
    }

    /** A code of digits, also in two groups or in brackets. */
    private @Nullable Span number() {
        Matcher code = (name.startsWith("cv") ? CARD_CODE : CODE).matcher(text).region(end, Math.min(text.length(), end + REACH));
        return code.lookingAt() ? new Span(code.start(1), code.end(1), kind) : null;
    }

    private boolean isAskedFor() {
        return ASKED_FOR.matcher(text.subSequence(Math.max(0, start - 24), start).toString().replace('\n', ' ')).matches();
    }

    /** How a value is announced: the more clearly, the less it must look like a secret. */
    private enum Announced {
        BY_COLON, BY_VERB, BY_PLACE
    }

    private @Nullable Span after(Pattern announcement, Announced how) {
        Matcher announced = announcement.matcher(text).region(end, Math.min(text.length(), end + REACH)).useTransparentBounds(true)
                .useAnchoringBounds(false);
        return announced.lookingAt() ? value(announced.end(), how, how == Announced.BY_COLON && text.charAt(announced.end() - 1) == '=')
                : null;
    }

    private @Nullable Span chinese() {
        Span value = chinese(Announcements.CHINESE_COLON);
        return value == null ? chinese(Announcements.CHINESE_VERB) : value;
    }

    private @Nullable Span chinese(Pattern announcement) {
        Matcher announced = announcement.matcher(text).region(end, Math.min(text.length(), end + REACH));
        if (!announced.lookingAt() || Announcements.OF_SOMETHING_ELSE.matcher(text.subSequence(end, announced.end())).matches()) {
            return null;
        }
        return value(announced.end(), Announced.BY_VERB, false);
    }

    private @Nullable Span unlikeWords(Pattern announcement) {
        Matcher announced = announcement.matcher(text).region(end, Math.min(text.length(), end + REACH));
        return announced.lookingAt() && SecretHeuristics.isUnlikeWords(text, announced.start(1), announced.end(1))
                ? new Span(announced.start(1), announced.end(1), kind) : null;
    }

    private @Nullable Span value(int from, Announced how, boolean isAssignment) {
        int at = from;
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '\'' && at + 2 < text.length() && text.charAt(at + 1) == 's' && text.charAt(at + 2) == ' ') {
            return null;
        }
        boolean isEscaped = first == '\\' && at + 1 < text.length() && isQuote(text.charAt(at + 1));
        if (isQuote(first) || isEscaped) {
            return quoted(isEscaped ? at + 1 : at, isEscaped, how);
        }
        boolean isAnnounced = how != Announced.BY_PLACE || isChinese || isShortNumber();
        boolean mayHaveGroups = isAnnounced && (kind == MaskedKind.PASSWORD || isBackupCode());
        int grouped = GroupedValues.end(text, at, mayHaveGroups, how == Announced.BY_COLON);
        if (grouped > at) {
            return new Span(at, grouped, kind);
        }
        int last = SecretHeuristics.end(text, at, isAssignment);
        for (int comma = at; isChinese && comma + 1 < last; comma++) {
            // often typed for the Chinese one
            if (text.charAt(comma) == ',' && SecretHeuristics.isLetter(text.charAt(comma + 1))) {
                last = comma;
            }
        }
        if (how == Announced.BY_PLACE) {
            last = beginsWord(first) ? withoutFileType(at, last) : at;
        }
        boolean isAddress = how == Announced.BY_VERB && ADDRESS.matcher(text).region(at, last).matches();
        boolean isOther = how != Announced.BY_COLON && ASSIGNMENT.matcher(text).region(at, last).lookingAt();
        boolean isPath = isOther || name.equals("pwd") && last > at && (first == '/' || first == '~' || first == '\\');
        return last <= at || isPath || isAddress || !isLikely(at, last, how) ? null : new Span(at, last, kindOf(at, last));
    }

    private static boolean beginsWord(char c) {
        return SecretHeuristics.isLetter(c) || SecretHeuristics.isDigit(c) || "!@#$%^&*~".indexOf(c) >= 0;
    }

    /** The name of an attachment ends with its type, which reveals nothing. */
    private int withoutFileType(int from, int to) {
        Matcher type = FILE_TYPE.matcher(text.subSequence(from, to));
        return type.find() ? from + type.start() : to;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '『' || c == '「';
    }

    /** @param isEscaped the quotation marks have a backslash each, because the text itself is a quoted one */
    private @Nullable Span quoted(int opening, boolean isEscaped, Announced how) {
        char quote = text.charAt(opening);
        boolean hasHan = false;
        int from = opening + 1;
        int at = from;
        while (at < text.length() && at - from < LONGEST_QUOTE && text.charAt(at) != quote && text.charAt(at) != '\n') {
            hasHan |= text.charAt(at) >= 0x2E80;
            boolean isPair = text.charAt(at) == '\\' && !isEscaped && at + 1 < text.length() && text.charAt(at + 1) != '\n';
            at += isPair ? 2 : 1;
        }
        boolean isClosed = at < text.length() && text.charAt(at) == quote;
        int to = isEscaped && isClosed && text.charAt(at - 1) == '\\' ? at - 1 : at;
        // the key of a value, not the value
        boolean isKey = isClosed && at + 1 < text.length() && text.charAt(at + 1) == ':';
        if (!isClosed || to <= from || isKey) {
            return null;
        }
        if (hasHan) {
            // a password may be Chinese, but so is most of what is quoted
            boolean isSaid = SecretHeuristics.hasDigit(text, from, to) || how == Announced.BY_VERB && to - from >= 4;
            boolean isPassword = to - from <= LONGEST_HAN && isSaid && !SAID.matcher(text.subSequence(from, to)).find();
            return isPassword ? new Span(from, to, kind) : null;
        }
        boolean isLikely = isLikely(from, to, how) || how != Announced.BY_COLON && SecretHeuristics.isUnlikeWords(text, from, to)
                || Passphrases.isPassphrase(text, from, to, name.endsWith("phrase") || name.endsWith("短语"));
        return isLikely ? new Span(from, to, kindOf(from, to)) : null;
    }

    private boolean isLikely(int from, int to, Announced how) {
        if (name.equals("key") || name.equals("code")) {
            String word = text.subSequence(from, to).toString();
            return to - from >= TOKEN_SHORTEST && SecretHeuristics.isUnlikeWords(text, from, to)
                    && SecretHeuristics.hasDigit(text, from, to)
                    && (word.matches("[0-9a-f]{20,}") || !KnownShapes.isOther(word) && !KnownShapes.isCode(word));
        }
        if (kind == MaskedKind.TOKEN && SecretHeuristics.isScrambled(text, from, to)) {
            return true;
        }
        if (kind == MaskedKind.TOKEN) {
            return how == Announced.BY_PLACE
                    ? to - from >= (name.equals("密钥") ? 6 : 8) && SecretHeuristics.looksLikeCode(text, from, to)
                            && (!SecretHeuristics.isNumber(text, from, to) || name.equals("密钥"))
                    : to - from >= TOKEN_SHORTEST && SecretHeuristics.looksLikeCode(text, from, to);
        }
        return switch (how) {
            case BY_COLON -> SecretHeuristics.isLikelyAfterColon(text, from, to, 3);
            case BY_VERB -> SecretHeuristics.isLikelyAfterVerb(text, from, to);
            case BY_PLACE -> isChinese && from == end && isWordAlone(from, to)
                    || SecretHeuristics.isLikelyBehind(text, from, to,
                            isChinese || name.startsWith("pin") || name.equals("passcode") ? 4 : 6);
        };
    }

    /** {@code 密码lvshihan，}: without a space, and nothing else follows. */
    private boolean isWordAlone(int from, int to) {
        return to - from >= 5 && SecretHeuristics.isWord(text, from, to)
                && (to == text.length() || "，。,.;!?)）\n".indexOf(text.charAt(to)) >= 0);
    }

    /** A shared secret of sixteen characters and more is machine-generated. */
    private MaskedKind kindOf(int from, int to) {
        return name.equals("secret") && to - from >= 16 ? MaskedKind.TOKEN : kind;
    }
}
