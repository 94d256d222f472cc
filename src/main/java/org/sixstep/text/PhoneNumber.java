package org.sixstep.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone number in its normal form, whatever its spelling, and how else it may be written. Without a country code it is one of China.
 * Extensions are split off first: libphonenumber does not know the Chinese words for them, and takes {@code 010-62345678-8001} for one
 * number. What is no valid number, such as an internal one, is its digits.
 *
 * @param normal    E.164, and {@code ;ext=} with the extension if there is one
 * @param prefix    what a call from elsewhere dials first; empty for what is no valid number
 * @param digits    the number within its country
 * @param extension empty if there is none
 */
public record PhoneNumber(String normal, String prefix, String digits, String extension) {

    private static final String REGION = "CN";
    private static final String CHINA = "+86";
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D");
    /** The written extension; what is dialled after a pause is one too. */
    private static final Pattern EXTENSION = Pattern.compile("(.*\\d[\\s)]*?)\\s*(?:转|轉|分机号?|分機號?|内线|內線|;ext=|ext(?:ension|n)?\\.?|доб\\.?"
            + "|[x×#*,;])\\s*:?\\s*(\\d{1,6})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DASHED = Pattern.compile("(.*\\d\\)?)\\s*[-‐‑–—]\\s*(\\d{1,6})");
    /** A number of a town without its area code. */
    private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");
    private static final String GAP = "[-. ()/－．／\\u00a0\\u2002-\\u2015\\u3000（）]{0,3}";
    private static final String GAP_TO_EXTENSION = "[-. －．＃＊\\u00a0\\u2002-\\u2015\\u3000:：,，;#*x×转轉分机機号號内內线線ext=]{1,12}";

    public static PhoneNumber of(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        Matcher written = EXTENSION.matcher(text);
        if (written.matches()) {
            return parse(written.group(1)).map(number -> of(number, written.group(2)))
                    .orElseGet(() -> unknown(written.group(1), written.group(2)));
        }
        Optional<Phonenumber.PhoneNumber> whole = parse(text);
        Matcher dashed = DASHED.matcher(text);
        if (whole.isEmpty() && dashed.matches()) {
            whole = parse(dashed.group(1));
            if (whole.isPresent()) {
                return of(whole.get(), dashed.group(2));
            }
            if (LOCAL.matcher(NOT_DIGITS.matcher(dashed.group(1)).replaceAll("")).matches()) {
                return unknown(dashed.group(1), dashed.group(2));
            }
        }
        return whole.map(number -> of(number, "")).orElseGet(() -> unknown(text, ""));
    }

    /** How many digits it has without a prefix and an extension. */
    public int length() {
        return digits.length();
    }

    /**
     * Stands for the number in a code. A number of China without its country code: so the codes of mobile numbers stay what they were
     * before numbers had a normal form.
     */
    public String coded() {
        return normal.startsWith(CHINA) ? normal.substring(CHINA.length()) : normal;
    }

    /** Matches each spelling of the number in a text, as a whole, by Java and by PostgreSQL; nothing for a number without digits. */
    public Optional<String> pattern() {
        if (digits.length() < 2) {
            return Optional.empty();
        }
        String before = prefix.isEmpty() ? ""
                : "(?:[(（]?(?:[+＋]" + GAP + "|[0０][0０]" + GAP + ")?" + spaced(prefix) + GAP + ")?(?:[(（]?[0０]" + GAP + ")?";
        String after = extension.isEmpty() ? "" : GAP_TO_EXTENSION + spaced(extension);
        return Optional.of("(?<![0-9０-９])" + before + spaced(digits) + after + "(?![0-9０-９])");
    }

    public boolean isIn(String text) {
        return pattern().filter(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text).find()).isPresent();
    }

    private static String spaced(String digits) {
        StringBuilder pattern = new StringBuilder();
        digits.chars().forEach(digit -> pattern.append(pattern.isEmpty() ? "" : GAP).append('[').append((char) digit)
                .append((char) (digit + 0xFEE0)).append(']'));
        return pattern.toString();
    }

    private static PhoneNumber of(Phonenumber.PhoneNumber number, String split) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        String extension = split.isEmpty() ? number.getExtension() : split;
        String normal = numbers.format(new Phonenumber.PhoneNumber().mergeFrom(number).clearExtension(), PhoneNumberFormat.E164);
        return new PhoneNumber(extension.isEmpty() ? normal : normal + ";ext=" + extension, Integer.toString(number.getCountryCode()),
                numbers.getNationalSignificantNumber(number), extension);
    }

    private static PhoneNumber unknown(String text, String extension) {
        String digits = NOT_DIGITS.matcher(text).replaceAll("");
        return new PhoneNumber(extension.isEmpty() ? digits : digits + ";ext=" + extension, "", digits, extension);
    }

    private static Optional<Phonenumber.PhoneNumber> parse(String text) {
        try {
            Phonenumber.PhoneNumber number = PhoneNumberUtil.getInstance().parse(text, REGION);
            return PhoneNumberUtil.getInstance().isValidNumber(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberParseException e) {
            // no telephone number: its digits are compared
            return Optional.empty();
        }
    }
}
