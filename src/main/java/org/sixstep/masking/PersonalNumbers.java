package org.sixstep.masking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Detects identity numbers (GB 11643, by date of birth and check digit), bank cards (by the beginnings that the networks use and the check
 * digit of Luhn) and Chinese mobile numbers, in one piece or in groups. Serial numbers, times and orders of the same length are not masked.
 */
final class PersonalNumbers {

    /** Groups of digits with one space or dash between; a number has no more than five. */
    private record Group(int start, int end) {

        int length() {
            return end - start;
        }
    }

    private static final int MOST_GROUPS = 5;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final Pattern NAMED_IDENTITY = Pattern
            .compile("(?i).*(?:身份证|证件号|identity|id card|citizen|\\bid)[ ]?(?:号码?|no\\.?|number|card)?[ ]?(?:是|为|is)?[ ]?[:=]?[ ]?$");
    private static final Pattern NAMED_OTHERWISE = Pattern.compile(
            "(?i).*(?:单号?|订单号?|编号|流水号?|序列号?|序号|合同号?|发票号码?|条码|物料号?|资产号?|会议号|版本号?|imei|order|invoice|ticket|serial(?:"
                    + " number)?|tracking|barcode|asset|sn|p/?n|no\\.|#)[ ]?[:=]?[ ]?$");
    private static final Pattern NAMED_CARD = Pattern
            .compile("(?i).*(?:card|visa|amex|master|unionpay|银联|卡)[ ]?(?:号码?|no\\.|number)?[ ]?(?:是|为|is)?[ ]?[:=]?[ ]?$");
    private static final int NAME_REACH = 20;

    private final CharSequence text;
    private final boolean mobileNumbers;
    private final List<Span> found;

    private PersonalNumbers(CharSequence text, boolean mobileNumbers, List<Span> found) {
        this.text = text;
        this.mobileNumbers = mobileNumbers;
        this.found = found;
    }

    static void find(CharSequence text, boolean mobileNumbers, List<Span> found) {
        new PersonalNumbers(text, mobileNumbers, found).find();
    }

    private void find() {
        List<Group> groups = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            if (!SecretHeuristics.isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && SecretHeuristics.isDigit(text.charAt(end))) {
                end++;
            }
            boolean isNext = !groups.isEmpty() && at == groups.get(groups.size() - 1).end() + 1 && isSeparator(text.charAt(at - 1));
            if (!isNext) {
                inspect(groups);
                groups.clear();
            }
            groups.add(new Group(at, end));
            at = end;
        }
        inspect(groups);
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-';
    }

    private void inspect(List<Group> groups) {
        for (int first = 0; first < groups.size();) {
            int last = first;
            Span number = null;
            // the longest number that begins here
            for (int next = Math.min(groups.size(), first + MOST_GROUPS) - 1; next >= first && number == null; next--) {
                number = number(groups.subList(first, next + 1));
                last = next;
            }
            if (number != null) {
                found.add(number);
            }
            first = number == null ? first + 1 : last + 1;
        }
    }

    private @Nullable Span number(List<Group> groups) {
        int start = groups.get(0).start();
        int end = groups.get(groups.size() - 1).end();
        int length = groups.stream().mapToInt(Group::length).sum();
        if (length < 11 || length > 19 || !isFree(start, end)) {
            return null;
        }
        String digits = digits(groups);
        MaskedKind kind = kind(groups, digits, start, end);
        if (kind == null) {
            return null;
        }
        return new Span(kind == MaskedKind.MOBILE_NUMBER ? withCountry(start) : start,
                kind == MaskedKind.IDENTITY_NUMBER && isX(end) ? end + 1 : end, kind);
    }

    private @Nullable MaskedKind kind(List<Group> groups, String digits, int start, int end) {
        String number = isX(end) ? digits + "X" : digits;
        if (number.length() == 18 && isBirthday(number.substring(6, 14)) && (isChecked(number) || isNamed(NAMED_IDENTITY, start))
                || number.length() == 15 && isBirthday("19" + number.substring(6, 12)) && isNamed(NAMED_IDENTITY, start)) {
            return MaskedKind.IDENTITY_NUMBER;
        }
        if (isX(end)) {
            return null;
        }
        boolean isNamedOtherwise = isNamed(NAMED_OTHERWISE, start);
        if (isCard(digits) && isWrittenAsCard(groups) && (!isNamedOtherwise || isNamed(NAMED_CARD, start))) {
            return MaskedKind.BANK_CARD;
        }
        boolean isMobile = mobileNumbers && isMobile(groups, digits) && !isNamedOtherwise
                && (end == text.length() || text.charAt(end) != '@');
        return isMobile ? MaskedKind.MOBILE_NUMBER : null;
    }

    /** Not a part of a longer number, code, version or amount. */
    private boolean isFree(int start, int end) {
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        boolean isInside = isAlphanumeric(before) || (before == '.' || before == '-') && start > 1 && isAlphanumeric(text.charAt(start - 2))
                || before == '/' && start > 1 && SecretHeuristics.isLetter(text.charAt(start - 2));
        boolean goesOn = isAlphanumeric(after) && !isX(end)
                || (after == '.' || after == '-') && end + 1 < text.length() && SecretHeuristics.isDigit(text.charAt(end + 1));
        return !isInside && !goesOn;
    }

    private boolean isX(int at) {
        return at < text.length() && (text.charAt(at) == 'X' || text.charAt(at) == 'x')
                && (at + 1 == text.length() || !isAlphanumeric(text.charAt(at + 1)));
    }

    private static boolean isAlphanumeric(char c) {
        return SecretHeuristics.isDigit(c) || SecretHeuristics.isLetter(c);
    }

    private String digits(List<Group> groups) {
        StringBuilder digits = new StringBuilder();
        groups.forEach(group -> digits.append(text, group.start(), group.end()));
        return digits.toString();
    }

    private boolean isNamed(Pattern name, int start) {
        return name.matcher(text.subSequence(Math.max(0, start - NAME_REACH), start)).matches();
    }

    private static boolean isBirthday(String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(day.substring(0, 4)), Integer.parseInt(day.substring(4, 6)),
                    Integer.parseInt(day.substring(6)));
            return date.getYear() >= 1900 && date.getYear() < 2100;
        } catch (DateTimeException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean isChecked(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11) == number.charAt(17);
    }

    private static boolean isCard(String digits) {
        int length = digits.length();
        boolean isIssued = switch (digits.charAt(0)) {
            case '4' -> length == 13 || length == 16 || length == 19;
            case '5' -> length == 16 && digits.charAt(1) >= '0' && digits.charAt(1) <= '8';
            case '2' -> length == 16 && digits.compareTo("2221") >= 0 && digits.compareTo("2721") < 0;
            case '3' -> digits.matches("3[47]\\d{13}|3(?:0[0-5]|[689]\\d)\\d{11}|35(?:2[89]|[3-8]\\d)\\d{12}");
            case '6' -> length >= 16 && digits.matches("(?:6[02-5]|6011|69).*+");
            case '9' -> length >= 16 && digits.startsWith("9558");
            default -> false;
        };
        return isIssued && isLuhn(digits);
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        return sum % 10 == 0;
    }

    /** In one piece, in fours, as 4-6-5 and 4-6-4, or the bank's number apart. */
    private static boolean isWrittenAsCard(List<Group> groups) {
        int first = groups.get(0).length();
        if (groups.size() == 1 || groups.size() == 2 && first == 6) {
            return true;
        }
        if (groups.size() == 3 && first == 4 && groups.get(1).length() == 6) {
            return true;
        }
        return groups.subList(0, groups.size() - 1).stream().allMatch(group -> group.length() == 4)
                && groups.get(groups.size() - 1).length() <= 4;
    }

    private static boolean isMobile(List<Group> groups, String digits) {
        int count = groups.size();
        String own = digits.length() == 13 && digits.startsWith("86") ? digits.substring(2)
                : digits.length() == 15 && digits.startsWith("0086") ? digits.substring(4) : digits;
        if (own.length() != 11 || own.charAt(0) != '1' || own.charAt(1) < '3') {
            return false;
        }
        int last = groups.get(count - 1).length();
        return last >= 11 || last == 8 || count >= 3 && last == 4 && groups.get(count - 2).length() == 4;
    }

    /** The plus sign before a country's number belongs to it. */
    private int withCountry(int start) {
        return start > 0 && text.charAt(start - 1) == '+' ? start - 1 : start;
    }
}
