package org.sixstep.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sixstep.masking.SecretNames.Name;

/**
 * Detects a secret that stands alone on the line after the one that speaks of it: below {@code the new password is on its own line}, or as
 * the answer in a chat.
 */
final class SecretsInReplies {

    private static final int MOST_BLANK = 3;
    private static final int REACH = 160;
    /** {@code [09:13] Lee:}, {@code Lee 10:02:}, {@code [Lena]}, {@code 用户：}. */
    private static final Pattern SPEAKER = Pattern
            .compile(
                    "(?:[\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]? ?)?(?:[\\[<][^\\]>\n]{1,20}[\\]>] ?:?"
                            + "|[^\\s:：\\d][^:：\n\\d]{0,15}+(?: ?\\d{1,2}:\\d{2})?[:：])? ?");
    private static final Pattern KEY = Pattern
            .compile("(?i).*(?:user|login|account|host|server|url|port|name|ip|model|[账帐]号|用户名|工号|电话|型号|编号|地址|版本|主机).*");
    private static final Pattern QUESTION = Pattern.compile("(?i).*(?:\\?|吗|多少|什么|哪|啥|几|what|which|tell me|是：).*");
    private static final Pattern NUMBER = Pattern.compile("\\d{4,8}|\\d{3} \\d{3}|\\d(?: \\d){3,7}");
    private static final Pattern REST = Pattern.compile("[ .,，。!?]{0,3}|[ ,，。].{0,30}");

    private SecretsInReplies() {
    }

    static void find(CharSequence text, List<Name> names, List<Span> found) {
        int done = -1;
        for (Name name : names) {
            int end = lineEnd(text, name.end());
            if (end > done && end - name.end() < REACH) {
                done = end;
                reply(text, name, end, found);
            }
        }
    }

    private static int lineEnd(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at <= from + REACH && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private static int lineStart(CharSequence text, int from) {
        int at = from;
        while (at > 0 && from - at < REACH && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at;
    }

    private static void reply(CharSequence text, Name name, int lineEnd, List<Span> found) {
        int at = lineEnd;
        while (at < text.length() && at - lineEnd <= MOST_BLANK && text.charAt(at) <= ' ') {
            at++;
        }
        int end = lineEnd(text, at);
        if (at == lineEnd || end - at < 4 || end - at > REACH) {
            return;
        }
        Matcher speaker = SPEAKER.matcher(text).region(at, end);
        int from = speaker.lookingAt() ? speaker.end() : at;
        boolean isSpoken = from > at;
        if (isSpoken && (KEY.matcher(text.subSequence(at, from)).matches()
                || !QUESTION.matcher(text.subSequence(lineStart(text, name.start()), lineEnd)).matches())) {
            return;
        }
        Matcher number = NUMBER.matcher(text).region(from, end);
        if (isSpoken && number.lookingAt() && REST.matcher(text.subSequence(number.end(), end)).matches()) {
            found.add(new Span(from, number.end(), name.kind()));
            return;
        }
        int last = SecretHeuristics.end(text, from, false);
        if (last - from < 5 || !REST.matcher(text.subSequence(last, end)).matches() || !isSpoken && last < end) {
            return;
        }
        String word = text.subSequence(from, last).toString();
        boolean isPlain = KnownShapes.isPlain(word) && !KnownShapes.isMixed(word);
        if (SecretHeuristics.isUnlikeWords(text, from, last) && !isPlain && !KnownShapes.isOther(word) && !KnownShapes.isCode(word)
                && !KnownShapes.isIdentifier(word)) {
            found.add(new Span(from, last, name.kind()));
        }
    }
}
