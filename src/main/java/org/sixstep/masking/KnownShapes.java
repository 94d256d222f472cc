package org.sixstep.masking;

import java.util.regex.Pattern;

/** Knows what has digits and signs among its letters and is no password: addresses, paths, codes of tickets and devices, products. */
final class KnownShapes {

    /** Addresses, paths, assignments, codes of tickets and devices, versions, dates, amounts, file names, long hexadecimal numbers. */
    private static final Pattern OTHER = Pattern.compile("(?i).*://.*|www\\..*|.*@[^@]*\\.[a-z]{2,}.*|"
            + "[a-z0-9._-]+@\\d+\\.\\d+\\..*|@.*|.*'@.*|[~.]{0,2}/.*|[a-z]:\\\\.*|\\\\\\\\.*|.*[/\\\\].*[/\\\\].*|--?[a-z].*"
            + "|[a-z_.-]+[=:].*|.*[=,;].*|[0-9a-f]{12,}|[0-9a-f]{2}(?:[:-][0-9a-f]{2}){3,}|[0-9a-f]{8}-[0-9a-f-]{9,}|"
            + "\\d+[/:].*|v?\\d+(?:[._-]\\d+)+[a-z]?\\d*"
            + "|[#$€¥+-]?[0-9.,:%/x-]+(?:[kmgt]?b|[kmg]|ms|s|h|min|px|v|w|[km]?hz|[mck]m|kg|st|nd|rd|th|x|am|pm)?\\+?|.*\\.(?:txt|"
            + "docx?|xlsx?|pptx?|pdf|png|jpe?g|zip|rar|7z|csv|log|eml|msg|ya?ml|json|xml|ini|conf|exe|dll|sh"
            + "|ps1|bat|py|js|jar|sql|cer|pfx|pem|key|jks|local|corp|com|cn|net|org|example|test|internal|lan)(?:[:/].*)?|"
            + "%[a-z]+%.*|\\$[{(]?[a-z_]+[)}]?|#\\d+|[a-z]{1,3}[+#]{1,2}\\d{0,2}|[^a-z0-9]+");
    /** Written in capitals: {@code DE-WS-1240}, {@code INC0042}, {@code R1CET72W}. */
    private static final Pattern CODE = Pattern
            .compile("[A-Z]{1,8}\\d{0,4}(?:[-_][A-Z]{1,6}){0,3}(?:[-_:#.]?[A-Z]{0,5}\\d+[A-Z]?)+|[A-Z0-9]{5,}|[A-Z]+_[A-Z_]+");
    private static final Pattern PRODUCT = Pattern.compile("(?i)(?:i?phone|ipad|macbook|[im]os|macos|android|galaxy|windows|win|office|"
            + "exchange|outlook|chrome|edge|firefox|ubuntu|debian|rhel|centos|java|jdk|python|node|autocad|sap|s4hana|oracle|mysql|sql"
            + "|server|srv|pc|room|floor|vlan|port|printer|ipv|wpa|sha|tls|utf|usb|net|ms|o|m|teams|excel|word|access)[-_]?\\d+[a-z]{0,3}");
    /** Words joined by underscores are the name of a field or a variable. */
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z]+(?:_[a-z]+)+|[A-Z]+(?:_[A-Z]+)+|[a-z]+(?:[A-Z][a-z]+)+");
    /** The name of a user or a host looks like this too. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]+(?:[._-][a-z]+)*[._-]?\\d{0,4}");

    private KnownShapes() {
    }

    static boolean isOther(String word) {
        return OTHER.matcher(word).matches() || PRODUCT.matcher(word).matches();
    }

    static boolean isCode(String word) {
        return CODE.matcher(word).matches();
    }

    static boolean isIdentifier(String word) {
        return IDENTIFIER.matcher(word).matches();
    }

    static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches();
    }

    /** Capital and small letters and digits in one. */
    static boolean isMixed(String word) {
        return word.chars().anyMatch(c -> c >= 'A' && c <= 'Z') && word.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && word.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
