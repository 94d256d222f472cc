package org.sixstep.masking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects secrets with a label: {@code password: x}, {@code my password is x}, {@code 密码是 x}, {@code 账号 zhang 密码 x}, {@code token=x}. A
 * label is found by a pattern; what follows it is read once, up to a limit, by {@link AnnouncedSecretParser}.
 */
final class LabelledSecrets {

    private static final Pattern NAME = Pattern.compile("(?i)"
            + "(?<password>(?:密码|私钥|口令)短语|pass ?-?_?word|passw(?:rod|od|ard|rd)|pas+(?:w|ow)?or?d|passord|kennwort|"
            + "(?<![a-z])(?:p/w|mima|psksecret|puk)"
            + "|(?:store|key)pass|secret word|key-?word(?= [A-Z])|identified by|密 ?碼|团体字|提取码|pass ?phrase|passcode|passwd|"
            + "passwort|(?:wi-?fi|wlan|wpa[23]?|network) key|pre-?shared["
            + " -]?key|(?<![a-z])(?:psk|psw)"
            + "|pwd|pass(?![a-z])|(?<![a-z])pw|pin ?码|(?<![a-z])pin(?: code)?"
            + "|one-?time (?:pass)?(?:code|pin)|(?<![a-z])(?:sms|access|door|alarm|2fa) codes?|code(?= (?:that )?i (?:got|"
            + "received))|(?<![a-z])otp(?: code)?|(?:verification|security|authentication) code|(?:验证|校验|动态|短信)码"
            + "|密 ?码|口 ?令)"
            + "|(?<secret>secret(?![ _-]?(?:id|key|access)))"
            + "|(?<token>(?:api|access|secret|private|account|license|licence|product|activation|recovery|encryption|app|signing"
            + "|storage)[ _-]?key(?:[ _-]?(?:id|secret))?"
            + "|(?:app|client|api|consumer|corp|hub|webhook)[ _-]?secret|whsec|(?<![a-z])sk(?=[是:=])|secret[ _-]?(?:id|"
            + "access[ _-]?key)|token|session[ _-]?id|(?:recovery|backup) codes?|(?:恢复|备用)码|密"
            + " ?钥|秘钥|令牌|激活码|授权码|访问码|序列密钥)");
    private static final Pattern PAIR = Pattern.compile(
            "(?i)(?<![a-z])(?:log ?in|logon|credentials?|creds|(?:user(?:name)?|account|login) ?(?:and|/|&|\\+)"
                    + " ?(?:pass(?:word)?|pwd|pw))(?![a-z])"
                    + "|登录|登陆|[账帐]号?[/和及与、]? ?密码|用户名?[/和及与、]? ?密码|[账帐]密");
    private static final Pattern LOGIN = Pattern.compile(
            "(?:[:=>是为]|is|are|as|with|用|)[ :\"']{0,3}([A-Za-z0-9_][A-Za-z0-9_.@\\\\-]{1,39}+)( ?/ ?| )([^\\s\"'，。（）]{3,60}+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN_LOGIN = Pattern.compile(
            "(?i)(?<![A-Za-z0-9_./\\\\-])(?:admin|administrator|root|sa|guest|test|user|sysadmin|system|oracle|sysdba|operator|manager)"
                    + " ?/ ?"
                    + "([^\\s\"'，。（）/]{4,60}+)(?!/)");
    private static final int TO_THE_LOGIN = 110;

    private LabelledSecrets() {
    }

    static void find(CharSequence text, List<Span> found) {
        // from the word "login" or "credentials" to the end of its pair's value: a label within is not another one
        Deque<Span> pairs = new ArrayDeque<>();
        logins(text, found, pairs);
        int done = 0;
        for (Matcher name = NAME.matcher(text); name.find();) {
            while (!pairs.isEmpty() && pairs.peek().end() <= name.start()) {
                pairs.remove();
            }
            boolean isInPair = !pairs.isEmpty() && name.start() >= pairs.peek().start();
            if (isInPair || name.start() < done || !isWhole(text, name.start(), name.end())) {
                continue;
            }
            AnnouncedSecretParser announced = new AnnouncedSecretParser(text, name.start(), name.end(), kind(name));
            Span before = announced.before();
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

    private static MaskedKind kind(Matcher name) {
        return name.start("token") >= 0 ? MaskedKind.TOKEN : MaskedKind.PASSWORD;
    }

    /** Neither "compass" nor "tokens": a short name begins where a word, or a part of a compound like {@code dbPwd}, begins. */
    private static boolean isWhole(CharSequence text, int start, int end) {
        if (end < text.length() && SecretHeuristics.isLetter(text.charAt(end)) && SecretHeuristics.isLetter(text.charAt(end - 1))) {
            return false;
        }
        char first = text.charAt(start);
        if (start == 0 || !SecretHeuristics.isLetter(first)
                || !SecretHeuristics.isLetter(text.charAt(start - 1)) && !SecretHeuristics.isDigit(text.charAt(start - 1))) {
            return true;
        }
        if (SecretHeuristics.isDigit(text.charAt(start - 1))) {
            return false;
        }
        boolean isCompound = first >= 'A' && first <= 'Z' && text.charAt(start - 1) >= 'a';
        boolean isLong = end - start >= 6 && text.subSequence(start, end).toString().toLowerCase(Locale.ROOT).startsWith("passw");
        return isCompound || isLong;
    }

    private static void logins(CharSequence text, List<Span> found, Deque<Span> pairs) {
        for (Matcher pair = PAIR.matcher(text); pair.find();) {
            int from = pair.end() < text.length() && text.charAt(pair.end()) == ' ' ? pair.end() + 1 : pair.end();
            Matcher login = LOGIN.matcher(text).region(from, Math.min(text.length(), from + TO_THE_LOGIN));
            if (login.lookingAt() && !isAddress(text, login.start(1), login.end(1))) {
                boolean isSplit = login.group(2).contains("/");
                boolean namesPassword = !text.subSequence(pair.start(), pair.end()).toString().matches("(?i)log.*|登.*");
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
