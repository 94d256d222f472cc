package org.sixstep.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invented words for what the log, which is anonymous, does not tell. Half of the reporters write Chinese. */
final class Texts {

    private record Problem(String summary, String description) {}

    private static final Map<String, List<Problem>> PROBLEMS = Map.of(
            "system", List.of(
                    new Problem("Order system answers with a time-out",
                            "Since this morning every second order ends with 'The server does not answer'. Reloading helps for a minute."),
                    new Problem("订单系统响应超时", "从今天早上开始，提交订单时经常提示服务器无响应，刷新后可以用一会儿。")),
            "hardware", List.of(
                    new Problem("Printer on the second floor prints blank pages",
                            "All jobs come out blank. The cartridge was changed yesterday."),
                    new Problem("二楼打印机打印空白页", "所有文档打印出来都是空白，昨天刚换过墨盒。")),
            "software", List.of(
                    new Problem("Spreadsheet closes when the report is opened",
                            "The monthly report closes the program without a message. Other files work."),
                    new Problem("打开月报时表格软件闪退", "打开月度报表后软件直接关闭，没有任何提示，其他文件正常。")),
            "account", List.of(
                    new Problem("Account locked after the holiday",
                            "The password is refused since yesterday, also after the reset on the portal."),
                    new Problem("休假回来后账号被锁定", "昨天开始密码无法登录，在门户重置后仍然不行。")),
            "network", List.of(
                    new Problem("VPN drops every ten minutes",
                            "Working from home, the connection is cut about every ten minutes and comes back by itself."),
                    new Problem("VPN 每十分钟断开一次", "在家办公时连接大约每十分钟断开一次，随后自动恢复。")),
            "data", List.of(
                    new Problem("Figures of March are missing in the sales report",
                            "The report ends with February although the data were entered last week."),
                    new Problem("销售报表缺少三月数据", "报表只显示到二月，但上周已经录入了三月的数据。")));

    private Texts() {
    }

    /** The request of the API; {@code mark} goes into the summary, so that a ticket can be found again by it. */
    static Map<String, Object> report(Life life, String mark) {
        List<Problem> alike = PROBLEMS.getOrDefault(life.category(), PROBLEMS.get("system"));
        Problem problem = alike.get(life.dice(alike.size()));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("summary", problem.summary() + " [" + mark + "]");
        report.put("description",
                problem.description() + "\n" + life.incident().first().category() + ", " + life.incident().first().group());
        report.put("reporter", Map.of("name", "Reporter " + life.dice(97), "department", "Department " + life.dice(12), "email",
                "reporter" + life.dice(97) + "@example.org", "phone", "5550" + (100 + life.dice(97))));
        report.put("channel", "phone");
        report.put("occurredAt", "2026-03-02T09:15:00+08:00");
        report.put("category", life.category());
        report.put("requestKind", "incident");
        report.put("impact", life.impact());
        report.put("urgency", life.urgency());
        report.put("affected", life.impact().equals("user") ? "one person" : "the whole " + life.impact());
        report.put("frequency", "constant");
        report.put("stepsTried", "Restarted, tried at a colleague's desk.");
        return report;
    }

    static Map<String, Object> classification(Life life, String impact, String urgency) {
        return fields("classification", "confirmed", "category", life.confirmedCategory(), "requestKind", "incident", "impact", impact,
                "urgency", urgency);
    }

    static Map<String, Object> checked(String outcome, Object... more) {
        Map<String, Object> fields = fields(more);
        fields.put("checkFindings",
                "Power, network and service are as usual; the problem shows in the log of the application and could be reproduced.");
        fields.put("triageOutcome", outcome);
        return fields;
    }

    static Map<String, Object> solvedAtOnce() {
        return checked("solved", "solution",
                "Reset the session of the user and repaired the configuration; checked together with the reporter.",
                "advice", "Log out before the weekend.");
    }

    static Map<String, Object> contribution() {
        return fields("findings", "The trace shows that the last change of the component causes it; a repaired version is ready.");
    }

    static Map<String, Object> workshop() {
        return fields("workshopParticipants", "owner, developer, operations", "workshopNotes",
                "Looked at the trace together, step by step.",
                "workshopConclusion", "The cache keeps an old certificate.", "solutionInTime", "yes");
    }

    static Map<String, Object> plan(Life life) {
        boolean changes = life.dice(2) == 0;
        Map<String, Object> plan = fields("analysisOutcome", "planReady", "rootCause", "The cache keeps an old certificate.",
                "workaround", "Restart the client.", "longTermFix", "Renew the certificate by the nightly job.", "planForReporter",
                "We renew it today.",
                "riskDowntime", false, "riskOtherBusiness", false, "touchesReporterData", life.dice(3) == 0, "changesSystem", changes);
        if (changes) {
            plan.put("backupPlan", "Snapshot of the configuration before the change.");
        }
        return plan;
    }

    static Map<String, Object> work(Life life) {
        Map<String, Object> work = fields("stepsTaken", "Renewed the certificate, cleared the cache.", "solution",
                "The certificate is renewed by the nightly job now.",
                "solutionResult", "implemented");
        if (life.dice(2) == 0) {
            work.put("backupDone", true);
        }
        return work;
    }

    static Map<String, Object> verification() {
        return fields("verificationResult", "The reporter's steps work, three times in a row.", "relatedFunctionsOk", true,
                "solutionResult", "verified");
    }

    static Map<String, Object> confirmed(String outcome, Integer satisfaction) {
        Map<String, Object> fields = fields("outcome", outcome, "confirmationChannel", "phone", "confirmationEvidence",
                "Called the reporter, who tried it while we spoke.");
        if (satisfaction != null) {
            fields.put("satisfaction", satisfaction.toString());
        }
        return fields;
    }

    static Map<String, Object> caseOf(Life life, boolean knowledge) {
        Map<String, Object> fields = fields("solutionSummary", "Configuration repaired, confirmed by the reporter.", "rootCause",
                "An old configuration was left behind.",
                "lessons", "Look at the configuration first.", "keywords", "configuration, session", "knowledgeDecision",
                knowledge ? "new" : "none");
        if (knowledge) {
            fields.put("answerTitle", "How to repair the configuration (" + life.confirmedCategory() + ")");
            fields.put("answerBody", "Stop the program, restore the configuration, start it again, ask the user to log in.");
        } else {
            fields.put("knowledgeReason", "A single case.");
        }
        return fields;
    }

    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
