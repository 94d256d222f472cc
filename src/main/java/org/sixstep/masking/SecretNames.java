package org.sixstep.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names by which a text calls a secret: {@code password}, {@code 口令}, {@code API key}, {@code gate code}. */
final class SecretNames {

    /** Adjectives that make a code one that opens something; an error has a code too. */
    private static final String OPENING = "sms|access|door|gate|alarm|disarm|entry|lock|unlock|safe|pairing|2fa|mfa|login|token|activation"
            + "|bypass|temp(?:orary)?|invitation|rescue|emergency|master|override|confirmation|verification|security|authentication"
            + "|one-?time";
    private static final String OTHER_CODES = "error|exit|status|return|stop|event|reason|product|zip|country|cost|company|source|http|bar"
            + "|qr|postal|transaction";
    private static final Pattern NAME = Pattern.compile("(?i)(?=[a-z密私口助验校动短解配安门开提团恢备秘令激授访序临无的四六八收4-8]|[\\u4E00-\\u9FFF]码)(?:"
            + "(?<password>(?:密码|私钥|口令)短语|助记词|pass ?-?_?word|passw(?:rod|od|ard|rd)|pas+(?:w|ow)?or?d|passord|kennwort|"
            + "(?<![a-z])(?:p/w|mima|psksecret|puk|cv[vc]2?|combo|community(?: string)?|credential(?=[ ]?[=:]))(?![a-z])"
            + "|code(?<![a-z]code)(?<!(?:" + OTHER_CODES + ") code)(?=: ?[a-z]{0,6}\\d[a-z0-9]{0,6}[a-z])"
            + "|(?:store|key|require)pass|(?:secret|memorable) word|seed phrase|key-?word(?= [A-Z])|identified by|密 ?碼|团体字|keypad"
            + "|screen lock|(?:text message|sms)(?= (?:said|says|was|is|reads))|门[锁禁](?=[: ]{0,2}\\d{4,8}#?(?!\\d))|密码[箱锁盒]"
            + "|的码(?=是)|(?<![错误编条代号邮信维工税扫器别务回态字])[\\u4E00-\\u9FFF](?<![错误编条代号邮信维工税扫器别务回态字])码(?=[是为: ]{1,2}\\d{4,8}(?!\\d))"
            + "|pass ?phrase|passcode|passwd|"
            + "passwort|(?:wi-?fi|wlan|wpa[23]?|network) key|pre-?shared["
            + " -]?key|无线密钥|(?:wi-?fi|wlan)(?= ?\\([^)\n]{1,20}\\): ?[a-z0-9_.-]{0,20}\\d)|(?<![a-z])(?:psk|psw)"
            + "|pwd|pass(?![a-z])|(?<![a-z])pw|pin ?码|(?<![a-z])pin(?: code)?"
            + "|one-?time (?:pass)?(?:code|pin)|(?<![a-z])(?:" + OPENING
            + ")(?: [a-z]?\\d{1,3})? codes?|(?<![a-z])code(?= (?:that )?(?:i|we|he|she) (?:got|"
            + "received)| (?:texted|sent|read out) to)|(?<![a-z])otp(?: code)?"
            + "|(?:验证|校验|动态|短信|解锁|配对|安全|门禁|开门|开锁|提取|[四六八4-8] ?位)(?:代|数字)?码|收到的[四六4-8] ?位数字|临时码"
            + "|密 ?码|口 ?令)"
            + "|(?<secret>secret(?![ _-]?(?:id|key|access)))"
            + "|(?<token>(?:api|access|secret|private|account|license|licence|product|activation|recovery|encryption|app|signing"
            + "|storage)[ _-]?key(?:[ _-]?(?:id|secret))?"
            + "|(?:app|client|api|consumer|corp|hub|webhook)[ _-]?secret|whsec|(?<![a-z])sk(?=[是:=])|secret[ _-]?(?:id|"
            + "access[ _-]?key)|token|session[ _-]?id|(?:recovery|backup) codes?|(?:恢复|备用|备份)(?:代|验证)?码|密"
            + " ?钥|密匙|秘钥|令牌|(?:激活|授权|访问)代?码|序列密钥|key(?<![a-z_]key)(?<!(?:public|primary|foreign"
            + "|registry) key)(?=[\"']? ?[:=][\"' ]{0,2}[a-z0-9_-]{0,24}\\d| [A-Za-z]{2,20}\\d)))");

    /** One of them, and what kind of secret it names. */
    record Name(int start, int end, MaskedKind kind) {

        String of(CharSequence text) {
            return text.subSequence(start, end).toString().toLowerCase(Locale.ROOT);
        }
    }

    private SecretNames() {
    }

    static List<Name> find(CharSequence text) {
        List<Name> names = new ArrayList<>();
        for (Matcher name = NAME.matcher(text); name.find();) {
            if (isWhole(text, name.start(), name.end())) {
                names.add(new Name(name.start(), name.end(), name.start("token") >= 0 ? MaskedKind.TOKEN : MaskedKind.PASSWORD));
            }
        }
        return names;
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
}
