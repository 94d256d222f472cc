package org.sixstep.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sixstep.masking.SecretNames.Name;

/**
 * Detects a secret that stands apart from its name, where the sentence says what the value is or what somebody entered: {@code the card
 * reader wants a PIN, I use 062418}, {@code 门禁密码换过，现在是 x}. Each verb is looked at once, and the last name before it.
 */
final class SecretsInSentences {

    private static final int REACH = 80;
    private static final int NEAR = 14;
    private static final int LONGEST = 64;
    /** {@code be}: what it is, in the sentence of its name. {@code act}: what somebody did with it, also in the next sentence. */
    private static final Pattern VERB = Pattern
            .compile("(?i)(?=[a-z试输用填给存记收旧老新原生后日拼全缩四六八468是为叫成到改换即剩设不下])(?:(?<weak>[a-z][,:] )|(?<![a-z])(?:"
                    + "(?<act>us(?:e[ds]?|ing)|tr(?:y|ied|ying)|enter(?:ed|ing|s)?|typ(?:e[ds]?|ing)|key(?:ed|ing) in|gave (?:me|us"
                    + "|him|her|them)"
                    + "|remembers?|birthday|press(?:ed)?|punch(?:ed)?(?: in)?|dial|chose|picked|mailed me|sent me|told me|put in)"
                    + "|is(?:n't)?|was(?:n't)?|are|were|be|becomes?|been|being|to|reads?|sa(?:ys|id)|called|still|it's|now"
                    + "|then)(?: (?:both|now|still|just|only|back to))? {1,2}"
                    + "|(?:(?<actZh>试[过了]?|输入?[过了的]?|用[了的过]?|填[了的过]?|给的?|存的?|记得是|收到的?)|(?:旧|老|新|原来)的|拼音|全拼|缩写|[四六八468][个位](?:数字?)?"
                    + "|生日|日期|后[四六]位|是|为|叫|成|到|改了|换了|即|剩下|设了|不过|下了|设的)"
                    + "(?:过|了|的|个|这个|下面的?)? ?[:，,]? ?)[\"'「『“（(\\[]{0,2}");
    /** What the verb speaks of, if not of the secret. */
    private static final Pattern OTHER_SUBJECT = Pattern
            .compile("(?i).*(?:(?<![a-z])(?:users?|user ?name|account|login|name|id|host(?:name)?|"
                    + "server|extension|ext|phone|mobile|number|case|ticket|order|invoice|room|floor|desk|port|ip|address|e-?mail"
                    + "|error|event|version|build|"
                    + "model|serial|asset|vlan|ssid|network|expir[a-z]+|length|limit|year|date|sync(?:ed|s)?|update[ds]?|upgraded?"
                    + "|moved|switched|"
                    + "connect(?:ed|s)?)"
                    + "|账号|帐号|用户名?|工号|员工号|编号|单号|电话|手机号?|分机|邮箱|主机名?|地址|端口|错误码?|代码|版本|型号|序列号|部门|姓名|网络|有效期|长度|位数|升级)"
                    + "[^a-z0-9]{0,3}");
    private static final Pattern SENTENCE_END = Pattern.compile("[。!?]|[.] ");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]{0,60}\\)");
    private static final Pattern HYPHENED = Pattern.compile("[A-Za-z]+(?:-[A-Za-z]+)*-[A-Z][A-Za-z]*(?:-[A-Za-z]+)*");
    private static final Pattern NUMBER = Pattern
            .compile(
                    "(?<![\\d.])(?:\\d{4,8}|\\d{5}[Xx]|\\d{2,4}(?:[ -]\\d{2,4}){1,3}|\\d(?: \\d){3,7})(?:[#*]|(?![\\dA-Za-z%@]"
                            + "|[.:/-]\\d| ?[天次位个分秒年月日小字周条台人种]"
                            + "| (?:people|(?!is|was|does|works|fails|keeps|always)[a-z]{3,20}s)(?![a-z])))");
    private static final Pattern DATE = Pattern.compile("(?:19|20)\\d\\d[ -]\\d{1,2}(?:[ -]\\d{1,2})?");
    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]{5,20}");
    private static final Pattern AND = Pattern.compile("(?i) ?(?:,|，|/|、|。|and|or|then|和|或者?|及|跟|再|又)(?:then|是|试了?|用)? ?");
    /** What may stand behind a word that is the whole value. */
    private static final String ENDS = "，。,.;!?)）」』】\"'\n加吗吧呢啊的了";

    private final CharSequence text;
    private final List<Name> names;
    private final List<Span> found;

    private SecretsInSentences(CharSequence text, List<Name> names, List<Span> found) {
        this.text = text;
        this.names = names;
        this.found = found;
    }

    static void find(CharSequence text, List<Name> names, List<Span> found) {
        if (!names.isEmpty()) {
            new SecretsInSentences(text, names, found).find();
        }
    }

    private void find() {
        int next = 0;
        Matcher verb = VERB.matcher(text);
        for (int from = 0; verb.find(from);) {
            from = Math.max(verb.end() - 1, verb.start() + 1);
            while (next < names.size() && names.get(next).end() <= verb.start()) {
                next++;
            }
            if (next == 0 || verb.start() - names.get(next - 1).end() > REACH) {
                continue;
            }
            Name name = names.get(next - 1);
            boolean isAct = verb.start("act") >= 0 || verb.start("actZh") >= 0;
            if (isOfTheName(name, verb.start(), isAct, verb.start("act") >= 0)) {
                from = Math.max(from, values(name, verb.end(), verb.start(), verb.start("weak") >= 0));
            }
        }
    }

    private boolean isOfTheName(Name name, int verb, boolean isAct, boolean isEnglishAct) {
        String between = text.subSequence(name.end(), verb).toString();
        boolean hasEnd = SENTENCE_END.matcher(IN_BRACKETS.matcher(between).replaceAll("")).find();
        return between.indexOf('\n') < 0 && (isAct || !hasEnd)
                && (isEnglishAct || !OTHER_SUBJECT.matcher(between.substring(Math.max(0, between.length() - NEAR))).matches());
    }

    /** Where the last value ends; 0 if there is none. */
    private int values(Name name, int start, int verb, boolean isWeak) {
        int last = 0;
        for (int at = start; at < text.length();) {
            int end = value(name, at, verb, isWeak);
            if (end < 0) {
                return last;
            }
            found.add(new Span(at, end, name.kind()));
            last = end;
            Matcher and = AND.matcher(text).region(end, Math.min(text.length(), end + NEAR));
            if (!and.lookingAt()) {
                return last;
            }
            at = and.end();
        }
        return last;
    }

    /** Where the value that begins here ends; negative if there is none. */
    private int value(Name name, int at, int verb, boolean isWeak) {
        Matcher number = NUMBER.matcher(text).region(at, Math.min(text.length(), at + LONGEST)).useTransparentBounds(true);
        if (!isWeak && name.kind() == MaskedKind.PASSWORD && number.lookingAt() && !DATE.matcher(number.group()).matches()) {
            return number.end();
        }
        int end = SecretHeuristics.end(text, at, false);
        boolean isChinese = text.subSequence(name.start(), verb + 1).chars().anyMatch(c -> NormalizedText.isHan((char) c));
        for (int comma = at; isChinese && comma < end; comma++) {
            if (text.charAt(comma) == ',' || text.charAt(comma) == ';') {
                end = comma;
            }
        }
        if (end - at < 5 || end - at > LONGEST) {
            return -1;
        }
        String word = text.subSequence(at, end).toString();
        if (KnownShapes.isOther(word) || KnownShapes.isIdentifier(word)) {
            return -1;
        }
        if (SecretHeuristics.isUnlikeWords(text, at, end)) {
            boolean isCode = KnownShapes.isCode(word) && !name.of(text).matches(".*(?:codes?|码|key|密钥)");
            if (SecretHeuristics.isScrambled(text, at, end)) {
                return end;
            }
            return isCode || !isChinese && KnownShapes.isPlain(word) && !KnownShapes.isMixed(word) ? -1 : end;
        }
        if (isWeak) {
            return -1;
        }
        if (name.kind() == MaskedKind.PASSWORD && word.length() >= 10 && HYPHENED.matcher(word).matches()) {
            return end;
        }
        boolean isQuoted = at > 0 && "\"'「『（".indexOf(text.charAt(at - 1)) >= 0 && end < text.length()
                && "\"'」』）".indexOf(text.charAt(end)) >= 0;
        boolean isPlainWord = name.kind() == MaskedKind.PASSWORD && PLAIN_WORD.matcher(word).matches()
                && SecretHeuristics.isWord(text, at, end);
        return isPlainWord && (isQuoted || isChinese && (end == text.length() || ENDS.indexOf(text.charAt(end)) >= 0)) ? end : -1;
    }
}
