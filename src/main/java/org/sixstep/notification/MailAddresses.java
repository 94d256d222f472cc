package org.sixstep.notification;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Recognizes texts that are exactly one mail address. Narrower than RFC 5322 on purpose: no comments, quotes, lists, line breaks. */
final class MailAddresses {

    private static final Pattern ONE = Pattern
            .compile("[A-Za-z0-9.!#$%&*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private MailAddresses() {
    }

    static List<String> usable(List<String> addresses) {
        return addresses.stream().filter(Objects::nonNull).map(String::strip).filter(address -> ONE.matcher(address).matches()).distinct()
                .toList();
    }

    static String domain(String sender) {
        String domain = sender.substring(sender.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-].*", "");
        return domain.isEmpty() ? "localhost" : domain;
    }
}
