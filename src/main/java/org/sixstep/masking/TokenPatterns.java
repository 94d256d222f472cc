package org.sixstep.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects secrets by their format or by the header they come in, without a label. Every repetition is possessive or bounded, and starts at
 * a boundary that its own characters exclude, so that no position of the text is read more than a fixed number of times.
 */
final class TokenPatterns {

    private static final String START = "(?<![A-Za-z0-9_-])";
    private static final Pattern TOKEN = Pattern.compile(START + "(?:"
            + "eyJ[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]{5,}+\\.[A-Za-z0-9_-]*+"
            + "|gh[pousr]_[A-Za-z0-9]{20,}+|github_pat_[A-Za-z0-9_]{20,}+|gl(?:pat|ptt|rt|dt|cbt)-[A-Za-z0-9_-]{16,}+"
            + "|A(?:KIA|SIA|ROA|IDA)[A-Z0-9]{16}(?![A-Za-z0-9])|LTAI[A-Za-z0-9]{12,}+|AKID[A-Za-z0-9]{13,}+"
            + "|xox[abeoprs]-[A-Za-z0-9-]{10,}+|xapp-[A-Za-z0-9-]{10,}+|AIza[A-Za-z0-9_-]{30,}+|ya29\\.[A-Za-z0-9_-]{8,}+"
            + "|[srp]k_(?:live|test)_[A-Za-z0-9]{10,}+|sk-[A-Za-z0-9_-]{20,}+|npm_[A-Za-z0-9]{30,}+|hf_[A-Za-z0-9]{30,}+"
            + "|pypi-[A-Za-z0-9_-]{30,}+"
            + "|dckr_pat_[A-Za-z0-9_-]{20,}+|hv[sb]\\.[A-Za-z0-9_-]{20,}+|SG\\.[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+"
            + "|sq[aup]_[a-f0-9]{20,}+|whsec_[A-Za-z0-9+/=]{16,}+|SEC[0-9a-f]{64}(?![0-9a-f])|[0-9a-f]{32}-us\\d{1,2}(?!\\d)"
            + "|\\d{8,10}+:AA[A-Za-z0-9_-]{30,}+"
            + "|\\d{6}(?:-\\d{6}){7}(?![0-9-])"
            + "|(?=[0-9-]{0,28}[A-Z])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Za-z0-9-]))");
    /** The secret half of a pair, behind the id that is known by its format. */
    private static final Pattern KEY_PAIR = Pattern.compile("(?:A[KS]IA[A-Z0-9]{16}|LTAI[A-Za-z0-9]{12,30}+|AKID[A-Za-z0-9]{13,40}+)"
            + "[\"']? ?[/:,;|，] ?[\"']?([A-Za-z0-9/+=]{20,100}+)");
    private static final Pattern IN_ADDRESS = Pattern.compile("://([0-9a-f]{32})@|/bot(\\d{8,10}:AA[A-Za-z0-9_-]{30,60}+)");
    private static final Pattern WEBHOOK = Pattern.compile("hooks\\.slack\\.com/services/([A-Za-z0-9/_-]{10,}+)");
    private static final Pattern HOOK = Pattern
            .compile("(?<![a-z0-9.-])hooks?\\.[a-z0-9.-]{1,60}+/(?:[^\\s/]{1,40}+/){1,6}([A-Za-z0-9_-]{10,100}+)");
    private static final Pattern PARAMETER = Pattern
            .compile("(?i)(?:[?&;]|(?<![a-z])(?=[a-z]{0,5}sess))(?:(?:j|php)?sess(?:ion)?(?:id)?|access_?token|auth_?token|"
                    + "id_?token|refresh_?token|token|key|api_?key|app_?key|sig|signature|secret"
                    + "|session_?id|sid|ticket|x-amz-signature)=([^&\\s#\"'<>，。（）]{8,}+)");
    private static final Pattern SESSION = Pattern.compile("(?i)(?<![a-z0-9])(?:connect\\.)?sid=([^\\s;,\"'<>，。]{16,}+)");
    private static final Pattern BEARER = Pattern.compile("(?i)(?<![A-Za-z])bearer (?:token )?([A-Za-z0-9._~+/=-]{6,}+)");
    private static final Pattern AUTHORIZATION = Pattern
            .compile("(?i)(?<![A-Za-z])authorization[\"']? ?[:=] ?[\"']?(?:(?:basic|bearer|token|digest|apikey|hmac|negotiate|ntlm) )?"
                    + "([^\\s\"',，。]{6,}+)");
    private static final Pattern COOKIE = Pattern
            .compile("(?i)(?<![A-Za-z])(?:set-)?cookie2?[\"']? ?: ?[\"']?([A-Za-z0-9_.!#$%&*+^|~-]{1,60}+=[^\n\"']*+)");

    private TokenPatterns() {
    }

    static void find(CharSequence text, List<Span> found) {
        for (Matcher token = TOKEN.matcher(text); token.find();) {
            found.add(new Span(token.start(), token.end(), MaskedKind.TOKEN));
        }
        add(KEY_PAIR, text, found);
        for (Matcher token = IN_ADDRESS.matcher(text); token.find();) {
            int group = token.start(1) < 0 ? 2 : 1;
            found.add(new Span(token.start(group), token.end(group), MaskedKind.TOKEN));
        }
        add(WEBHOOK, text, found);
        add(HOOK, text, found);
        add(PARAMETER, text, found);
        add(SESSION, text, found);
        add(BEARER, text, found);
        add(AUTHORIZATION, text, found);
        for (Matcher cookie = COOKIE.matcher(text); cookie.find();) {
            found.add(new Span(cookie.start(1), trimmed(text, cookie.start(1), cookie.end(1)), MaskedKind.TOKEN));
        }
    }

    /** "bearer authentication" and "Authorization: pending" name no secret; a code does not look like a word. */
    private static void add(Pattern pattern, CharSequence text, List<Span> found) {
        for (Matcher value = pattern.matcher(text); value.find();) {
            int end = SecretHeuristics.trimmed(text, value.start(1), value.end(1));
            if (SecretHeuristics.looksLikeCode(text, value.start(1), end)) {
                found.add(new Span(value.start(1), end, MaskedKind.TOKEN));
            }
        }
    }

    private static int trimmed(CharSequence text, int start, int end) {
        int last = end;
        while (last > start && text.charAt(last - 1) == ' ') {
            last--;
        }
        return last;
    }
}
