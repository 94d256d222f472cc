package org.sixstep.masking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sixstep.masking.SecretNames.Name;

/**
 * Detects secrets with a label: {@code password: x}, {@code my password is x}, {@code 密码是 x}, {@code 账号 zhang 密码 x}, {@code token=x}. What
 * follows a label is read once, up to a limit, by {@link AnnouncedSecretParser}.
 */
final class LabelledSecrets {

    private static final Pattern PAIR = Pattern.compile(
            "(?i)(?<![a-z])(?:log ?in|logon|credentials?|creds|(?:user(?:name)?|account|login) ?(?:and|/|&|\\+)"
                    + " ?(?:pass(?:word)?|pwd|pw))(?![a-z])"
                    + "|(?<![a-z])user(?:name)?(?= [a-z0-9._-]{2,30}+ / )|登录|登陆|[账帐]号?[/和及与、]? ?密码|用户名?[/和及与、]? ?密码|[账帐]密");
    private static final Pattern LOGIN = Pattern.compile(
            "(?:[:=>是为]|is|are|as|with|用|)[ :\"']{0,3}([A-Za-z0-9_][A-Za-z0-9_.@\\\\-]{1,39}+)( ?/ ?| (?:and|&|with|->) "
                    + "| )([^\\s\"'，。（）]{3,60}+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN_LOGIN = Pattern.compile(
            "(?i)(?<![A-Za-z0-9_./\\\\-])(?:admin|administrator|root|sa|guest|test|user|sysadmin|system|oracle|sysdba|operator|manager)"
                    + " ?/ ?"
                    + "([^\\s\"'，。（）/]{4,60}+)(?!/)");
    private static final int TO_THE_LOGIN = 110;

    private LabelledSecrets() {
    }

    static void find(CharSequence text, List<Name> names, List<Span> found) {
        // from the word "login" or "credentials" to the end of its pair's value: a label within is not another one
        Deque<Span> pairs = new ArrayDeque<>();
        logins(text, found, pairs);
        int done = 0;
        for (Name name : names) {
            while (!pairs.isEmpty() && pairs.peek().end() <= name.start()) {
                pairs.remove();
            }
            boolean isInPair = !pairs.isEmpty() && name.start() >= pairs.peek().start();
            if (isInPair || name.start() < done) {
                continue;
            }
            AnnouncedSecretParser announced = new AnnouncedSecretParser(text, name.start(), name.end(), name.kind());
            Span before = SecretsBeforeNames.find(text, name);
            Span after = announced.after();
            if (before != null) {
                found.add(before);
            }
            if (after != null) {
                found.add(after);
                List<Span> others = announced.others(after);
                found.addAll(others);
                done = others.isEmpty() ? after.end() : others.get(others.size() - 1).end();
            }
        }
    }

    private static void logins(CharSequence text, List<Span> found, Deque<Span> pairs) {
        for (Matcher pair = PAIR.matcher(text); pair.find();) {
            int from = pair.end() < text.length() && text.charAt(pair.end()) == ' ' ? pair.end() + 1 : pair.end();
            Matcher login = LOGIN.matcher(text).region(from, Math.min(text.length(), from + TO_THE_LOGIN));
            if (login.lookingAt() && !isAddress(text, login.start(1), login.end(1))) {
                boolean isSplit = !login.group(2).isBlank();
                boolean namesPassword = !text.subSequence(pair.start(), pair.end()).toString().matches("(?i)log.*|user(?:name)?|登.*");
                if ((isSplit || namesPassword) && add(text, login.start(3), login.end(3), found)) {
                    pairs.add(new Span(pair.start(), login.end(3), MaskedKind.PASSWORD));
                }
            }
        }
        for (Matcher login = KNOWN_LOGIN.matcher(text); login.find();) {
            add(text, login.start(1), login.end(1), found);
        }
    }

    private static boolean add(CharSequence text, int start, int end, List<Span> found) {
        int last = start;
        while (last < end && text.charAt(last) < 0x2E80) {
            last++;
        }
        last = SecretHeuristics.trimmed(text, start, last);
        boolean isSecret = last > start && SecretHeuristics.isUnlikeWords(text, start, last);
        if (isSecret) {
            found.add(new Span(start, last, MaskedKind.PASSWORD));
        }
        return isSecret;
    }

    /** The name of a user has a letter; an address of a network has none. */
    private static boolean isAddress(CharSequence text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (SecretHeuristics.isLetter(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }
}
