package org.sixstep.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects passwords in pasted addresses and commands: {@code scheme://user:password@host}, {@code curl -u}, {@code mysql -p},
 * {@code net use}.
 */
final class Commands {

    private static final int LONGEST = 200;
    /** The user of an address, up to its colon. */
    private static final Pattern ADDRESS = Pattern.compile("://[^\\s/:@\"'<>]{0,100}+:");
    private static final Pattern ALWAYS = Pattern.compile("(?i)jdbc:oracle:\\w{1,10}+:[^\\s/@:]{1,60}+/([^\\s@/]{1,100}+)@"
            + "|(?<![a-z])sqlplus (?:-\\w{1,4}+ )?[^\\s/@]{1,60}+/([^\\s@/]{1,100}+)"
            + "|(?<![a-z0-9-])(?:-u|--user)[ =][\"']?[^\\s:\"'/]{1,60}+:([^\\s\"'@]{1,100}+)"
            + "|(?:ConvertTo-SecureString|-AsPlainText) (?:-[a-z]{1,20}+ ){0,3}[\"']([^\"'\n]{3,100}+)"
            + "|echo (?:-n )?[\"']?([^\\s\"'|]{3,60}+)[\"']? ?\\| ?sudo -S"
            + "|schtasks [^\n]{1,200}? /rp [\"']?([^\\s\"']{3,60}+)"
            + "|sshpass -p ?[\"']?([^\\s\"']{1,100}+)");
    private static final Pattern IF_IT_LOOKS_SECRET = Pattern
            .compile("(?i)mysql[a-z]{0,8}+ (?:[^\\s]{1,60}+ ){0,8}?-p[\"']?([^\\s\"'=]{3,100}+)"
                    + "|snmp-server community ([^\\s]{4,60}+)"
                    + "|net use (?:[a-z*]: ?)?[^\\s]{3,80}+ ([^\\s/]{4,60}+)"
                    + "|(?<![a-z])(?:redis-cli|ipmitool|sqlcmd|osql|bcp|isql|mongo(?:sh)?|ldap[a-z]{3,8}|docker login|plink|pscp|zip|7z|"
                    + "curl|wget|az login|psexec)"
                    + " (?:[^\\s]{1,60}+ ){0,12}?-(?:pw|[apPw]) ?[\"']?([^\\s\"'=-][^\\s\"']{3,100}+)"
                    + "|/user:[^\\s/]{1,80}+ ([^\\s/]{3,100}+)"
                    + "|(?<![a-z])net user [^\\s/]{1,60}+ ([^\\s/]{3,100}+)");

    private Commands() {
    }

    static void find(CharSequence text, List<Span> found) {
        for (Matcher address = ADDRESS.matcher(text); address.find();) {
            int end = lastAt(text, address.end());
            if (end > address.end()) {
                found.add(new Span(address.end(), end, MaskedKind.PASSWORD));
            }
        }
        for (Matcher command = ALWAYS.matcher(text); command.find();) {
            int group = group(command);
            found.add(new Span(command.start(group), command.end(group), MaskedKind.PASSWORD));
        }
        for (Matcher command = IF_IT_LOOKS_SECRET.matcher(text); command.find();) {
            int group = group(command);
            if (SecretHeuristics.isUnlikeWords(text, command.start(group), command.end(group))) {
                found.add(new Span(command.start(group), command.end(group), MaskedKind.PASSWORD));
            }
        }
    }

    /** A password may hold an at sign itself: the last one before the host ends is the one that ends it. */
    private static int lastAt(CharSequence text, int from) {
        int last = -1;
        for (int at = from; at < text.length() && at < from + LONGEST; at++) {
            char c = text.charAt(at);
            if (c == '@') {
                last = at;
            } else if (c <= ' ' || c == '/' || c == '"' || c == '<' || c == '>' || c >= 0x2E80) {
                break;
            }
        }
        return last;
    }

    private static int group(Matcher matcher) {
        int group = 1;
        while (matcher.start(group) < 0) {
            group++;
        }
        return group;
    }
}
