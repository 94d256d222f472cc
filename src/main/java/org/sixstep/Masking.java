package org.sixstep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets and personal numbers out of free text before it is stored (R72). What a contact needs (a phone, a mail address) has
 * fields of its own and is not touched there.
 */
public final class Masking {

    private static final String MASK = "***";
    private static final Pattern PASSWORD = Pattern.compile(
            "(?iu)((?:password|passwd|pwd|passcode|secret|api[-_ ]?key|token|密码|口令|密钥)\\s*(?:is|are|为|是)?\\s*[:：=]?\\s*)([^\\s,，。;；'\"“”]{3,})");
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("(?<!\\d)(\\d{6})\\d{8}(\\d{3}[\\dXx])(?!\\d)");
    private static final Pattern BANK_CARD = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){15,18}(?!\\d)");
    private static final Pattern SEPARATED = Pattern.compile("(?iu)^(?:password|passwd|pwd|passcode|secret|api[-_ ]?key|token|密码|口令|密钥)\\s*$");

    private Masking() {
    }

    public static String mask(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String masked = PASSWORD.matcher(text).replaceAll(match -> Matcher.quoteReplacement(named(match.group(1)) ? match.group(1) + MASK : match.group()));
        masked = IDENTITY_NUMBER.matcher(masked).replaceAll("$1********$2");
        return BANK_CARD.matcher(masked).replaceAll(match -> {
            String digits = match.group().replaceAll("\\D", "");
            return digits.substring(0, 4) + "********" + digits.substring(digits.length() - 4);
        });
    }

    /** "password: x" and "密码是x" name a secret; "password reset" does not. */
    private static boolean named(String prefix) {
        return !SEPARATED.matcher(prefix).matches();
    }
}
