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
    private static final int BACK = 90;
    private static final int TOKEN_SHORTEST = 6;
    private static final int LONGEST_QUOTE = 80;
    private static final int LONGEST_HAN = 20;
    private static final Pattern SAID = Pattern.compile("[位个天次]|字符|至少|必须|错误|过期|密码|口令|验证|请|不");

    /** What may close the name itself: the key of a JSON object, the tag of an XML element, a remark in brackets. */
    private static final String CLOSED = "(?:\\\\?[\"'\\])）]{1,2}| ?[(（][^()（）\n]{1,20}+[)）](?= {0,2}(?:[:=是为]|is )))?";
    private static final Pattern COLON = Pattern.compile("(?i)" + CLOSED
            + "(?:[ _]?(?:\\d|no\\.?|number|value|string|是|为))? {0,3}(?:[:=]{1,2}>?|-{0,3}>|, which is|\" ?value ?=)[ \n]{0,3}");
    /** {@code password for the router is}: a few words may come between. */
    private static final Pattern VERB = Pattern.compile("(?i)(?:'s)?" + CLOSED
            + "(?: (?:for|of|on|in|at|from|that|you|we|i)(?: (?!(?:is|was|are|has|to) )[a-z0-9@._'-]{1,24}+){0,5}?)?"
            + " (?:is|was|are|has been|had been|should be)(?: (?:now|still|currently|just|simply|always))?(?: (?:set|changed|reset)(?:"
            + " back)? to)?(?: ?:)? {1,2}"
            + "| reads {1,2}|'s {1,2}(?=\\S{4})"
            + "|(?: (?:for|of|on|in|at)(?: (?!(?:is|was|are|has|to) )[a-z0-9@._'-]{1,24}+){1,5}?)?(?: back)? to {1,2}"
            + "|(?: (?:for|of|on|in|at)(?: (?!(?:is|was|are|has|to|from) )[a-z0-9@._'-]{1,24}+){1,5}?)? from {1,2}(?=\\S{4,60}+ to )");
    /** {@code 密码我设的是}, {@code 密码已改为}: no digit between, and none of the things that a password has. */
    private static final Pattern CHINESE_VERB = Pattern
            .compile("[)）\"]? ?(?:(?![是为成])[\u4E00-\u9FFF]){0,8}?(?:是|为|成|设置为|改了|叫做|换了|改回|换回|[设填写用存输给叫][的了]|[填输给叫]|输入|填写)了? ?:? {0,2}"
                    + "|[)）\"]? ?(?:(?![是为成])[\u4E00-\u9FFF]){1,8}? ?: {0,2}"
                    + "|[)）\"]? ?(?:(?![是为成])[\u4E00-\u9FFF]){0,4}?从 ?(?=[^\\s\u4E00-\u9FFF]{4,60}+ ?(?:改|换|变|更新))");
    /** {@code password for the router: x}: a few words and a colon. */
    private static final Pattern WORDS_AND_COLON = Pattern.compile("(?i)(?: [a-z0-9@._'-]{1,20}+){1,10}? ?:[ \n]{1,2}");
    private static final Pattern OF_SOMETHING_ELSE = Pattern
            .compile(".{0,12}?(?:错误|代码|管理|工具|次数|长度|周期|有效期|策略|版本|编号|提示|页面|链接|邮件|问题|过期|服务|校验|复杂|规则).*+");
    /** The value stands alone on the line below. */
    private static final Pattern ON_NEXT_LINE = Pattern.compile(" {0,3}\n{1,2} {0,3}(?=[^ \n]{6,60}+ {0,3}(?:\n|$))");
    /** From one value to the next of the same label: {@code x and y}, {@code x, the new one is y}, {@code x 或者 y}, {@code x、y}. */
    private static final Pattern TO_ANOTHER = Pattern.compile("(?i)[\"')）]? ?(?:[,;，。/|>?!]|->)? ?"
            + "(?:(?:and|or|then|but|now|maybe|also|for|the|my|old|new|second|other|first|previous|mailbox|one|password|pwd|was|"
            + "is|to|it|it's)"
            + "[ :=]{1,2}){0,8}+(?:[\u4E00-\u9FFF]{0,8}?(?:是|为|成|换|改|用|试|者|或|和|及|新|旧|了|到|就|的)"
            + "(?![\u4E00-\u9FFF]) ?[,:，]? ?)?+[\"'(（\\[]?");
    private static final Pattern NEXT_IN_LIST = Pattern.compile("[ \n]{1,2}(?:[-*] )?");
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
    private static final Pattern SHORT_NUMBER = Pattern.compile("pin.*|otp.*|one-?time.*|puk|(?:验证|校验|动态|短信)码|.*codes?");
    private static final Pattern USED_AS = Pattern.compile(
            "(?i) (?:as|for) (?:(?:the|my|our|a|his|her|its) )?(?:(?:old|new|initial|default|login|temporary) )?$| is"
                    + " (?:the|my|our|his|her) (?:old |new )?$"
                    + "|[\"']? ?(?:作为|做|当做|当作|当|为|是|就是)(?:我的|登录|初始|新|旧|临时)?$");

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
        Span value = after(COLON, Announced.BY_COLON);
        if (value == null && !isChinese) {
            value = after(VERB, Announced.BY_VERB);
        }
        if (value == null && (isBackupCode() || kind == MaskedKind.PASSWORD)) {
            value = after(WORDS_AND_COLON, Announced.BY_VERB);
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
        Span below = after(ON_NEXT_LINE, Announced.BY_PLACE);
        return below != null ? below : after(NEXT_TO_IT, Announced.BY_PLACE);
    }

    /** The values that follow the first one: of two passwords in one sentence, the second. */
    List<Span> others(Span value) {
        List<Span> others = new ArrayList<>();
        for (Span last = value; others.size() < MOST_VALUES;) {
            boolean isList = isBackupCode() && last.end() < text.length() && text.charAt(last.end()) <= ' ';
            Matcher between = (isList ? NEXT_IN_LIST : TO_ANOTHER).matcher(text).region(last.end(),
                    Math.min(text.length(), last.end() + REACH));
            if (!between.lookingAt() || between.end() == last.end()) {
                break;
            }
            int to = SecretHeuristics.end(text, between.end(), false);
            boolean isAssignment = ASSIGNMENT.matcher(text).region(between.end(), to).lookingAt();
            if (isAssignment || to - between.end() < TOKEN_SHORTEST || !SecretHeuristics.isUnlikeWords(text, between.end(), to)) {
                break;
            }
            last = new Span(between.end(), to, kind);
            others.add(last);
        }
        return others;
    }

    /** The value before the label: {@code use x as the password}, {@code 用 x 作为密码}. */
    @Nullable
    Span before() {
        String before = text.subSequence(Math.max(0, start - BACK), start).toString();
        Matcher used = USED_AS.matcher(before);
        if (!used.find()) {
            return null;
        }
        int last = start - before.length() + used.start();
        while (last > 0 && (text.charAt(last - 1) == ' ' || text.charAt(last - 1) == '"')) {
            last--;
        }
        int first = last;
        while (first > 0 && last - first < BACK && text.charAt(first - 1) > ' ' && text.charAt(first - 1) < 0x2E80
                && text.charAt(first - 1) != '"') {
            first--;
        }
        return last - first >= 4 && SecretHeuristics.isUnlikeWords(text, first, last) ? new Span(first, last, kind) : null;
    }

    private boolean isBackupCode() {
        return name.matches("(?:recovery|backup) codes?|(?:恢复|备用)码");
    }

    private boolean isShortNumber() {
        return SHORT_NUMBER.matcher(name).matches();
    }

    /** A code of digits, also in two groups or in brackets. */
    private @Nullable Span number() {
        Matcher code = CODE.matcher(text).region(end, Math.min(text.length(), end + REACH));
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
        Matcher announced = CHINESE_VERB.matcher(text).region(end, Math.min(text.length(), end + REACH));
        if (!announced.lookingAt() || OF_SOMETHING_ELSE.matcher(text.subSequence(end, announced.end())).matches()) {
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
        boolean isPath = name.equals("pwd") && last > at && (first == '/' || first == '~' || first == '\\');
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
        if (!isClosed || to <= from) {
            return null;
        }
        if (hasHan) {
            // a password may be Chinese, but so is most of what is quoted
            boolean isPassword = how != Announced.BY_PLACE && to - from <= LONGEST_HAN && SecretHeuristics.hasDigit(text, from, to)
                    && !SAID.matcher(text.subSequence(from, to)).find();
            return isPassword ? new Span(from, to, kind) : null;
        }
        boolean isLikely = isLikely(from, to, how) || how != Announced.BY_COLON && SecretHeuristics.isUnlikeWords(text, from, to)
                || SecretHeuristics.isPassphrase(text, from, to, name.endsWith("phrase") || name.endsWith("短语"));
        return isLikely ? new Span(from, to, kindOf(from, to)) : null;
    }

    private boolean isLikely(int from, int to, Announced how) {
        if (kind == MaskedKind.TOKEN) {
            return how == Announced.BY_PLACE
                    ? to - from >= 8 && SecretHeuristics.looksLikeCode(text, from, to) && !SecretHeuristics.isNumber(text, from, to)
                    : to - from >= TOKEN_SHORTEST && SecretHeuristics.looksLikeCode(text, from, to);
        }
        return switch (how) {
            case BY_COLON -> SecretHeuristics.isLikelyAfterColon(text, from, to, 3);
            case BY_VERB -> SecretHeuristics.isLikelyAfterVerb(text, from, to);
            case BY_PLACE ->
                SecretHeuristics.isLikelyBehind(text, from, to, isChinese || name.startsWith("pin") || name.equals("passcode") ? 4 : 6);
        };
    }

    /** A shared secret of sixteen characters and more is machine-generated. */
    private MaskedKind kindOf(int from, int to) {
        return name.equals("secret") && to - from >= 16 ? MaskedKind.TOKEN : kind;
    }
}
