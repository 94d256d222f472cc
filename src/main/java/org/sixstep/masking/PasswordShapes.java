package org.sixstep.masking;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects passwords that no label announces, in a text that speaks of passwords or of logging in: {@code tried Summer2023! then
 * Autumn2024!}, {@code Abc!2024 这个是初始密码}. What looks like nothing else is enough; what a name, a host or a model may look like too needs
 * a word beside it that says that somebody entered it.
 */
final class PasswordShapes {

    private static final int REACH = 160;
    private static final int BESIDE = 24;
    private static final int SHORTEST = 5;
    private static final String SIGNS = "!@#$%^&*+~";
    private static final Pattern TOPIC = Pattern.compile("(?i)pass?-?_? ?w(?:or?d|rod|r?od)|passw|pass ?phrase|passcode|kennwort|"
            + "(?<![a-z])(?:pw|pwd|p/w|pass|psk|pin"
            + "|psw|creds?|credentials?|mima|log ?[io]n|logged [io]n|sign ?in|unlock|locked|lock screen|auth[a-z]*|secret|reset|"
            + "changed from)(?![a-z])"
            + "|密 ?[码碼]|口令|登[录陆錄不上]|进不[去了]|凭证|[账帐]密|解锁|锁屏|认证|重置|试[试了过]|解压|远程|改完|vnc|teamviewer|anydesk|向日葵|todesk|wi-?fi|wlan|无线"
            + "|访客网络|保险柜|开机|要输|protected|encrypted|unzip|sticky note|post-?it|voucher|gave me|account|[账帐]号|mfa|门锁|门禁"
            + "|gets? me in|my old one");
    private static final Pattern WORD = Pattern.compile("(?<![!-~&&[^\"'(\\[{<>|,;:]])[!-~&&[^\"'<>|`(\\[{]][!-~&&[^\"<>|`]]{4,40}+");
    private static final int CLAUSE = 60;
    private static final Pattern NAME = Pattern.compile("(?is)(?:.*[^a-z])?(?:pass?word|passwd|pw|pwd|pass|psk|pass ?phrase|passcode|creds?"
            + "|credentials?|密 ?[码碼]|口令)(?![a-z])[^\n.。!?;]{0,50}");
    private static final Pattern STRONG = Pattern
            .compile("(?<![!-~&&[^\"'(\\[{<>|,;:]])[A-Za-z0-9!@#$%^*][A-Za-z0-9!@#$%^&*+~_./-]{7,40}+(?![\\\\=:({\\[?])");
    private static final Pattern SPELLED = Pattern.compile("(?:[A-Za-z0-9]-){4,20}+[A-Za-z0-9]");
    private static final Pattern BEFORE = Pattern.compile(
            "(?i)(?:.*[^a-z])?(?:both|us(?:e|ed|ing)|(?:mailed|sent|gave|told|texted|issued|assigned) (?:me|us|him|her|them)|try"
                    + "|tried|trying|typed?|typing|"
                    + "wrote|write|used to be|one(?: was| is|:)|enter|entered|entering|input|knew"
                    + "|types|uses|enters|tries|(?:open(?:s|ed)?|unzip|unlock(?:s|ed)?|decrypt(?:s|ed)?|(?:log(?:ged|s)?|sign(?:ed"
                    + "|s)?) (?:in|on))(?: it| them| that"
                    + "| this| the (?:file|zip|archive|pdf))? (?:with|using)|giv(?:e|ing|e him|e it)|gave|keying|keyed|reads|lautet"
                    + "|think|it'?s(?: just)?|just|set (?:it|that|this) to|"
                    + "changed from|being|called|chose|picked|remember|guess|say|said)"
                    + " {0,2}[\"'«(\\[]?$|(?s).*(?:[是为成输填写设试换改旧新]|[设输试填给写用改换][的了过到个]|用|给|旧的|新的|原来|以前|之前|那个|印象里是?|就是|不是|说是|位的"
                    + "|输入[了的]?|老的|成了|->|"
                    + ">) ?[:：,，]?[\"'「『【（(\\[]? ?$");
    private static final Pattern NAMED_OTHERWISE = Pattern.compile("(?i)(?:.*[^a-z])?(?:user(?:name| ?id)?|account|login|id|host(?:name)?"
            + "|server|[账帐]号|用户名?|工号|主机名?|域名|型号|版本)(?: (?:is|was|name))?[是为用: ]{0,3}[\"'「]?");
    private static final Pattern LOGS_IN = Pattern.compile(" ?(?:登[录陆]|logs? in|账号|用户)");
    private static final Pattern WITH = Pattern.compile("(?i).*[^a-z](?:with|to|from|or|and|then|is|was) {1,2}[\"'«(\\[]?$");
    /** From another password: {@code x or y}, {@code x, tried to set y}, {@code x，再不行就 y}. */
    private static final Pattern ANOTHER = Pattern.compile("(?i)[\"')\\]]?[ ,;，。/|]*+(?:(?:and|or|then|to|now|also|tried|trying|"
            + "set|new|the|one|was|is|it|i|swapped|changed|replaced|switched|for|with|by)[ ,:]{1,2}"
            + "|(?:再|不行|就|或者?|还是|和|是|说|新的|旧的|改成|换成|改到|了|都|开头|大写)[ ,，:]?){0,8}[\"'(]?");
    private static final Pattern AFTER = Pattern
            .compile("(?i)[\"'»」』】）)\\]]? ?(?:(?:is|was) what (?:i|he|she|they|we) |(?:<-|is|was|were)? ?(?:that'?s |this is |what |"
                    + "in |as |with |for |my |the |his |her )(?:.{0,20}?)(?:password|pw|pwd|pass)(?![a-z])"
                    + "|(?:none|neither|both) .{0,12}work|(?:不对|不行|都不|也不|还是不|登不|进不|打不开|不认|连不上|被拒|试了|开头|就是|这个(?:是|密码)|(?:做"
                    + "|是).{0,8}密码|当.{0,4}密码)).*");

    /** {@code user/password}. */
    private static final Pattern PAIR = Pattern.compile("[A-Za-z][\\w.-]{1,40}+/([^/\\\\]{5,40}+)");

    private final CharSequence text;
    private final List<Span> found;
    /** Which characters are masked already, and which of them as a password. */
    private final BitSet masked = new BitSet();
    private final BitSet passwords = new BitSet();

    private PasswordShapes(CharSequence text, List<Span> found) {
        this.text = text;
        this.found = found;
        found.forEach(this::cover);
    }

    /** @param found by other detectors; what they found is not looked at again */
    static void find(CharSequence text, List<Span> found) {
        new PasswordShapes(text, found).find();
    }

    private void find() {
        Matcher strong = STRONG.matcher(text);
        while (strong.find()) {
            int end = trimmed(strong.start(), strong.end());
            Matcher pair = PAIR.matcher(text).region(strong.start(), end);
            int start = pair.matches() ? pair.start(1) : strong.start();
            int next = masked.nextSetBit(start);
            if ((next < 0 || next >= end) && isStrong(text.subSequence(start, end).toString())) {
                Span password = new Span(start, end, MaskedKind.PASSWORD);
                found.add(password);
                cover(password);
            }
        }
        Matcher topic = TOPIC.matcher(text);
        for (int done = 0; topic.find();) {
            int to = Math.min(text.length(), topic.end() + REACH);
            inspect(Math.max(done, topic.start() - REACH), to);
            done = to;
        }
        // where one password is, another one is not far
        List<Span> others = found.stream().filter(span -> span.kind() == MaskedKind.PASSWORD).sorted(Comparator.comparingInt(Span::end))
                .toList();
        int done = 0;
        for (Span other : others) {
            int to = Math.min(text.length(), other.end() + BESIDE * 2);
            inspect(Math.max(done, other.end()), to);
            done = Math.max(done, to);
        }
    }

    private void inspect(int from, int to) {
        Matcher word = WORD.matcher(text).region(from, Math.max(from, to)).useTransparentBounds(true);
        while (word.find()) {
            int end = trimmed(word.start(), word.end());
            Matcher pair = PAIR.matcher(text).region(word.start(), end);
            int start = pair.matches() ? pair.start(1) : word.start();
            int next = masked.nextSetBit(start);
            boolean isMasked = next >= 0 && next < end;
            if (end - start >= SHORTEST && !isMasked && isPassword(start, end)) {
                Span password = new Span(start, end, MaskedKind.PASSWORD);
                found.add(password);
                cover(password);
            }
        }
    }

    private void cover(Span span) {
        masked.set(span.start(), span.end());
        if (span.kind() == MaskedKind.PASSWORD) {
            passwords.set(span.start(), span.end());
        }
    }

    /** An exclamation mark may be the last sign of a password. */
    private int trimmed(int start, int end) {
        int last = end;
        while (last > start && ".,;:?)]}'".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    /** Capital and small letters, a digit, and a sign within: nothing but a password, whatever is said beside it. */
    private static boolean isStrong(String word) {
        return SPELLED.matcher(word).matches()
                || word.length() >= 8 && word.length() <= 24 && KnownShapes.isMixed(word) && hasSign(word.substring(1, word.length() - 1))
                        && word.matches("[A-Za-z0-9!@#$%^&*+~_.-]+") && !KnownShapes.isOther(word) && !KnownShapes.isCode(word);
    }

    /** In the same clause as its name, and capital and small letters and digits in one: hardly anything else is. */
    private boolean isInClauseOfName(int start, String word) {
        return KnownShapes.isMixed(word) && NAME.matcher(text.subSequence(Math.max(0, start - CLAUSE), start)).matches();
    }

    private boolean isPassword(int start, int end) {
        String word = text.subSequence(start, end).toString();
        boolean hasSignWithin = word.length() >= 8 && hasSign(word.substring(1, word.length() - 1));
        boolean isUnlikeWords = SecretHeuristics.isUnlikeWords(text, start, end);
        if (!isUnlikeWords && !hasSignWithin || KnownShapes.isOther(word) || KnownShapes.isCode(word) || KnownShapes.isIdentifier(word)) {
            return false;
        }
        boolean hasDigit = SecretHeuristics.hasDigit(text, start, end);
        return isInClauseOfName(start, word) || hasDigit && hasSign(word) || (hasDigit || hasSignWithin) && isBeside(start, end, word);
    }

    private static boolean hasSign(String word) {
        return word.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
    }

    /** Whether the words beside it say that somebody entered or chose it. */
    private boolean isBeside(int start, int end, String word) {
        CharSequence before = text.subSequence(Math.max(0, start - BESIDE), start);
        boolean isPlain = KnownShapes.isPlain(word);
        if (isPlain && (NAMED_OTHERWISE.matcher(before).matches() || LOGS_IN.matcher(text).region(end, text.length()).lookingAt())) {
            return false;
        }
        return isAfterAnother(start) || !isPlain && isQuoted(start, end)
                || BEFORE.matcher(before).matches()
                || !isPlain && WITH.matcher(before).matches()
                || AFTER.matcher(text.subSequence(end, Math.min(text.length(), end + BESIDE * 2))).matches();
    }

    private boolean isQuoted(int start, int end) {
        return start > 0 && end < text.length() && text.charAt(start - 1) == '"' && text.charAt(end) == '"'
                && (start == 1 || text.charAt(start - 2) != ':') && (end + 1 == text.length() || ":,}".indexOf(text.charAt(end + 1)) < 0);
    }

    private boolean isAfterAnother(int start) {
        int last = passwords.previousSetBit(start - 1) + 1;
        return last > 0 && start - last <= BESIDE && ANOTHER.matcher(text.subSequence(last, start)).matches();
    }
}
