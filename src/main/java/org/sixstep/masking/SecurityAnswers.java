package org.sixstep.masking;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects the answers to security questions, which open an account like a password: {@code first pet = Biscuit}, {@code 答案填的是…}. */
final class SecurityAnswers {

    private static final int REACH = 160;
    private static final Pattern QUESTION = Pattern
            .compile("(?i)(?:security|secret|challenge) (?:question|answer)s?|密保|密码提示问题|安全问题");
    private static final Pattern ANSWER = Pattern
            .compile("(?i)(?: ?= ?|(?<![a-z])answer(?:ed)?(?: (?:is|was|with|as)|:) ?|答案[^，。\n]{0,4}?(?:是|为|填的|填了|:) ?)"
                    + "[\"'「]?((?!not |no |the |wrong|required|blocked|case |\\d{3}(?![a-z0-9'-]))[a-z0-9][a-z0-9'-]{2,20}+"
                    + "|(?![错不无]|正确|对的)[\\u4E00-\\u9FFF]{2,12}(?=[，。,\"」\n]|$))");

    private SecurityAnswers() {
    }

    static void find(CharSequence text, List<Span> found) {
        int done = 0;
        for (Matcher question = QUESTION.matcher(text); question.find();) {
            int from = Math.max(done, question.end());
            int to = Math.min(text.length(), question.end() + REACH);
            Matcher answer = ANSWER.matcher(text).region(Math.min(from, to), to).useTransparentBounds(true);
            while (answer.find()) {
                if (!SecretHeuristics.isSaidOfPasswords(answer.group(1).toLowerCase(Locale.ROOT))) {
                    found.add(new Span(answer.start(1), answer.end(1), MaskedKind.PASSWORD));
                }
            }
            done = to;
        }
    }
}
