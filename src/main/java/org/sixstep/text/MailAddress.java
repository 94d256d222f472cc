package org.sixstep.text;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mail address that mail can be sent to: the only rule for it, wherever one is typed, read from a directory or used. RFC 5321 without
 * quoted names, comments, lists and addresses in brackets, which hardly anybody has and everybody mistypes. A name before the @ that is not
 * ASCII would need every mail server on the way to know SMTPUTF8; a domain in other letters is sent in its ASCII form.
 *
 * @param text     as it is kept and shown
 * @param envelope as it is given to a mail server
 */
public record MailAddress(String text, String envelope) {

    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E&&[^\\\\\"]]{1," + LONGEST_NAME + "}");
    private static final Pattern DOMAIN = Pattern
            .compile("(?:(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,63}|localhost)");

    /** Empty for what is no address, or none that mail can be sent to. White space around it is not part of it. */
    public static Optional<MailAddress> of(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || !NAME.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        String name = text.substring(0, at);
        return domain(text.substring(at + 1)).filter(domain -> isValid(name + '@' + domain))
                .map(domain -> new MailAddress(name + '@' + shown(text.substring(at + 1), domain), name + '@' + domain));
    }

    /** Every way to write it: the domain in its own letters and in ASCII. */
    public Set<String> writings() {
        int domain = envelope.lastIndexOf('@') + 1;
        return new TreeSet<>(List.of(text, envelope, envelope.substring(0, domain) + IDN.toUnicode(envelope.substring(domain))));
    }

    /**
     * The sender that the settings name: an address, or {@code Help Desk <desk@example.org>}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static InternetAddress sender(String setting) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(setting, true);
            if (parsed.length == 1 && (setting.strip().endsWith(">") || of(setting).isPresent())) {
                InternetAddress sender = parsed[0];
                sender.setAddress(of(sender.getAddress()).orElseThrow(() -> refused(setting, null)).envelope());
                return sender;
            }
            throw refused(setting, null);
        } catch (AddressException e) {
            throw refused(setting, e);
        }
    }

    /** What follows the @, for other identifiers of the same sender. */
    public static String domainOf(InternetAddress sender) {
        return sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
    }

    private static IllegalArgumentException refused(String setting, @Nullable AddressException cause) {
        return new IllegalArgumentException("sixstep.mail-from is " + setting + ", but must be a mail address, or a name and a mail address"
                + " in angle brackets.", cause);
    }

    /** The domain in ASCII; empty if it is none, or if the old rules of the JDK would turn it into another one ({@code ß} into ss). */
    private static Optional<String> domain(String typed) {
        try {
            String ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            boolean same = IDN.toUnicode(ascii).equals(plain(typed)) || ascii.equals(plain(typed));
            return same && DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // no domain by the rules of internationalised names
            return Optional.empty();
        }
    }

    private static String shown(String typed, String ascii) {
        return typed.equalsIgnoreCase(ascii) ? typed : IDN.toUnicode(ascii);
    }

    /** Full-width letters and the dots of input methods are letters and dots. */
    private static String plain(String domain) {
        return Normalizer.normalize(domain, Normalizer.Form.NFKC).replace('\u3002', '.').toLowerCase(Locale.ROOT);
    }

    private static boolean isValid(String address) {
        if (address.length() > LONGEST) {
            return false;
        }
        try {
            InternetAddress one = new InternetAddress();
            one.setAddress(address);
            one.validate();
            return true;
        } catch (AddressException e) {
            // what mail itself refuses is not an address
            return false;
        }
    }
}
