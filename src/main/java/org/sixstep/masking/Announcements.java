package org.sixstep.masking;

import java.util.regex.Pattern;

/** What stands between the name of a secret and its value, in English and Chinese, and between a value and the next one. */
final class Announcements {

    /** What may close the name itself: the key of a JSON object, the tag of an XML element, a remark in brackets. */
    static final String CLOSED = "(?:\\\\?[\"'\\])）]{1,2}| ?[(（][^()（）\n]{1,20}+[)）](?= {0,2}(?:[:=是为]|is )))?";
    static final Pattern COLON = Pattern.compile("(?i)" + CLOSED
            + "(?:[ _]?(?:\\d|no\\.?|number|value|string|是|为))? {0,3}(?:[:=]{1,2}>?|-{0,3}>|, which is|\" ?value ?=)[ \n]{0,3}");
    /** {@code password for the router is}: a few words may come between. */
    static final Pattern VERB = Pattern.compile("(?i)(?:'s)?" + CLOSED
            + "(?: (?:for|of|on|in|at|from|that|you|we|i)(?: (?!(?:is|was|are|has|to) )[a-z0-9@._'-]{1,24}+){0,5}?)?"
            + " (?:is|was|are|has been|had been|should be)(?: (?:now|still|currently|just|simply|always))?(?: (?:set|changed|reset)(?:"
            + " back)? to)?(?: ?:)? {1,2}"
            + "| reads {1,2}|'s {1,2}(?=\\S{4})"
            + "|(?: (?:for|of|on|in|at)(?: (?!(?:is|was|are|has|to) )[a-z0-9@._'-]{1,24}+){1,5}?)?(?: back)? to {1,2}"
            + "|(?: (?:for|of|on|in|at)(?: (?!(?:is|was|are|has|to|from) )[a-z0-9@._'-]{1,24}+){1,5}?)? from {1,2}(?=\\S{4,60}+ to )");
    /** {@code 密码我设的是}, {@code 密码已改为}: no digit between, and none of the things that a password has. */
    static final Pattern CHINESE_VERB = Pattern
            .compile(
                    "[)）\"]? ?(?:(?![是为成])[\u4E00-\u9FFF]){0,8}?(?:是|为|成|设置为|改了|叫做|换了|改回|换回|[设填写用存输给叫][的了]|[填输给叫](?![你我他她])|输入"
                            + "|填写)了?(?:是|为|成)?(?: ?:)? {0,2}"
                            + "|[)）\"]? ?(?:(?![是为成])[\u4E00-\u9FFF]){0,4}?从 ?(?=[^\\s\u4E00-\u9FFF]{4,60}+ ?(?:改|换|变|更新))");
    /** {@code 密码给你：}. */
    static final Pattern CHINESE_COLON = Pattern.compile("[)）\"]? ?(?:(?![是为成])[\u4E00-\u9FFF]){1,8}? ?: {0,2}");
    /** {@code password for the router: x}: a few words and a colon. */
    static final Pattern WORDS_AND_COLON = Pattern.compile("(?i)(?: [a-z0-9@._'-]{1,20}+){1,10}?(?: ?:[ \n]| ?= )[ \n]?");
    static final Pattern OF_SOMETHING_ELSE = Pattern
            .compile(".{0,12}?(?:错误|代码|序列号|型号|电[量池]|管理|工具|次数|长度|周期|有效期|策略|版本|编号|提示|页面|链接|邮件|问题|过期|服务|校验|复杂|规则).*+");
    /** The value stands alone on the line below. */
    static final Pattern ON_NEXT_LINE = Pattern.compile(" {0,3}\n{1,2} {0,3}(?=[^ \n]{6,60}+ {0,3}(?:\n|$))");
    /** From one value to the next of the same label: {@code x and y}, {@code x, the new one is y}, {@code x 或者 y}, {@code x、y}. */
    static final Pattern TO_ANOTHER = Pattern.compile("(?i)[\"')）]? ?(?:[,;，。/|>?!]|->)? ?"
            + "(?:(?:and|or|then|but|now|maybe|also|for|the|my|old|new|second|other|first|previous|mailbox|one|password|pwd|was|"
            + "is|to|it|it's)"
            + "[ :=]{1,2}){0,8}+(?:[\u4E00-\u9FFF]{0,8}?(?:是|为|成|换|改|用|试|者|或|和|及|新|旧|了|到|就|的)"
            + "(?![\u4E00-\u9FFF]) ?[,:，]? ?)?+[\"'(（\\[]?");
    static final Pattern NEXT_IN_LIST = Pattern.compile("[ \n]{1,2}(?:[-*] )?");

    private Announcements() {
    }
}
