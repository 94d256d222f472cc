package org.sixstep.masking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sixstep.masking.SecretNames.Name;

/** Finds the secret that stands before its name: {@code use x as the password}, {@code 用 x 作为密码}. */
final class SecretsBeforeNames {

    private static final int BACK = 90;
    private static final Pattern USED_AS = Pattern.compile(
            "(?i) (?:as|for) (?:(?:the|my|our|a|his|her|its) )?(?:(?:old|new|initial|default|login|temporary) )?$| is"
                    + " (?:the|my|our|his|her) (?:old |new )?$"
                    + "|[\"']? ?(?:作为|做|当做|当作|当|为|是|就是)(?:我的|登录|初始|新|旧|临时)?$");

    private static final Pattern ENTERED = Pattern
            .compile("(?i)(?:.*[^a-z])?(?:use|used|using|try|tried|enter|entered|typed?|have|has|set) \"?");

    private SecretsBeforeNames() {
    }

    static @Nullable Span find(CharSequence text, Name name) {
        int start = name.start();
        MaskedKind kind = name.kind();
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
        boolean isEntered = kind == MaskedKind.PASSWORD && last - first >= 5 && used.group().contains(" as ")
                && ENTERED.matcher(text.subSequence(Math.max(0, first - 12), first)).matches()
                && SecretHeuristics.isWord(text, first, last);
        return last - first >= 4 && (isEntered || SecretHeuristics.isUnlikeWords(text, first, last)) ? new Span(first, last, kind) : null;
    }
}
