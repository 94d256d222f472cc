package org.sixstep.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody with a session who loads the pages of one web application and what these ask for, and looks at the nonce of each page. */
final class Pages {

    /** What each application asks for first, and who has it open. */
    static final Map<String, String> PEOPLE = Map.of("cockpit", "manager", "tasklist", "agent", "admin", "admin", "welcome", "lead");

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Map<String, List<String>> REQUESTS = Map.of(
            "cockpit", List.of(ENGINE + "/process-definition/statistics?rootIncidents=true&maxResults=50", ENGINE + "/incident/count",
                    ENGINE + "/history/process-instance/count?unfinished=true", ENGINE + "/task/report/candidate-group-count"),
            "tasklist",
            List.of(ENGINE + "/filter?resourceType=Task&itemCount=false", ENGINE + "/task?sortBy=created&sortOrder=desc&maxResults=15"),
            "admin", List.of(ENGINE + "/user?maxResults=50", ENGINE + "/group?maxResults=50", ENGINE + "/authorization/count"),
            "welcome", List.of("/camunda/api/welcome/plugin/sessions/default/session"));
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([\\w-]{27})'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]*)\"");
    private static final int OK = 200;

    private final String node;
    private final String application;
    private final Answers answers;
    private final Person person;

    Pages(String node, String application, Answers answers) throws IOException {
        this.node = node;
        this.application = application;
        this.answers = answers;
        this.person = new Person().login(node, PEOPLE.get(application));
    }

    /** Loads the page once. */
    void load() throws IOException {
        HttpResponse<String> page = get("page of " + application, "/camunda/app/" + application + "/default/");
        if (page.statusCode() == OK) {
            List<String> inHeader = page.headers().allValues("Content-Security-Policy").stream()
                    .flatMap(one -> IN_HEADER.matcher(one).results()).map((MatchResult one) -> one.group(1)).toList();
            List<String> inPage = IN_PAGE.matcher(page.body()).results().map(one -> one.group(1)).toList();
            if (inHeader.size() != 1 || inPage.isEmpty() || !inHeader.containsAll(inPage)) {
                answers.fault("page of " + application + ": a nonce that is not its header's");
            }
        }
        for (String request : REQUESTS.get(application)) {
            get(application + " " + request.replaceFirst("\\?.*", ""), request);
        }
    }

    private HttpResponse<String> get(String kind, String path) throws IOException {
        HttpResponse<String> answer = answers.count(kind, () -> person.get(node + path));
        if (answer.statusCode() == Answers.UNAVAILABLE) {
            throw new IOException(kind + ": asked to come back");
        }
        return answer;
    }
}
