package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every screen of the web applications that a role may open, in a browser of each language: the Chinese one shows no English but names and
 * codes, the English one no Chinese.
 */
@SixstepTest
class EveryScreenLanguageIT {

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z][A-Za-z.]{2,}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /**
     * Of products, zones and formats, as Chinese engineers write them; what the engine calls a permission or a kind of group,
     * and values that an annotation of a table quotes.
     */
    private static final Pattern NAMES = Pattern
            .compile("Sixstep|Camunda|Platform|UTC|API|CRM|VPN|FEEL|BPMN|DMN|bpmn.io|merged|resolve|example.org|[A-Z_]{3,}");
    /**
     * What a page shows to people: its texts, and the hints of its controls. Not what the engine evaluates: ids, keys, and the cells and
     * types of tables; nor what somebody wrote.
     */
    private static final String SHOWN = """
            const codes = 'script, style, [ng-switch-when], .cell:not(.annotation), .input-variable, .output-variable, .definition-key, .definition-id, td.key, dd.source,'
              + ' .deployment-id, .filepath, td.process-definition, td.activity, li.resource h4, h4.name, .assignee, .account, td.resource-id,'
              + ' .process-information dd:not(.definition-name)';
            const shown = element => element && element.getClientRects().length > 0 && !element.closest(codes);
            const texts = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              if (shown(walker.currentNode.parentElement)) {
                texts.push(walker.currentNode.data.trim());
              }
            }
            document.querySelectorAll('[title], [placeholder], [aria-label]').forEach(element => {
              if (shown(element)) {
                texts.push(element.title, element.placeholder, element.ariaLabel);
              }
            });
            return texts.filter(text => text);
            """;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"zh-CN, manager", "en, manager", "zh-CN, admin", "en, admin", "zh-CN, owner", "en, owner"})
    void noneShowsAnotherLanguage(String language, String user) {
        walk(language, user, switch (user) {
            case "manager" -> manager();
            case "admin" -> administrator();
            default -> List.of(new Screen("cockpit", "/dashboard", ".dashboard"), new Screen("cockpit", "/repository", ".deployments"));
        }, language.equals("en") ? CHINESE : ENGLISH);
    }

    private List<Screen> manager() {
        String number = new ApiClient(port, "agent").post("/api/tickets", Map.of("summary", "0x1F", "description", "0x1F 0x2A", "reporter",
                Map.of("name", "Li Na", "phone", "13800138000"), "category", "hardware", "impact", "user", "urgency", "medium",
                "requestKind",
                "incident")).text("number");
        ApiClient lead = new ApiClient(port, "lead");
        String ticket = "/process-instance/"
                + lead.get("/engine-rest/process-instance?processDefinitionKey=supportTicket&businessKey=" + number).body().get(0)
                        .path("id")
                        .asText()
                + "/runtime?tab=";
        List<Screen> screens = new ArrayList<>(List.of(new Screen("welcome", "/", "a[href*='cockpit']"),
                new Screen("cockpit", "/dashboard", ".dashboard"), new Screen("cockpit", "/processes", "td.key"),
                new Screen("cockpit", ticket + "variables-tab", "svg tspan"), new Screen("cockpit", ticket + "incidents-tab", "svg tspan"),
                new Screen("cockpit", ticket + "called-process-instances-tab", "svg tspan"),
                new Screen("cockpit", ticket + "user-tasks-tab", "svg tspan"), new Screen("cockpit", ticket + "jobs-tab", "svg tspan"),
                new Screen("cockpit", ticket + "external-tasks-tab", "svg tspan"), new Screen("cockpit", "/decisions", "td.name"),
                new Screen("cockpit", "/tasks", ".ctn-wrapper, .dashboard"), new Screen("cockpit", "/repository", "li.resource")));
        lead.get("/engine-rest/process-definition?latestVersion=true").body()
                .forEach(definition -> screens
                        .add(new Screen("cockpit", "/process-definition/" + definition.path("id").asText() + "/runtime",
                                "svg tspan")));
        lead.get("/engine-rest/decision-definition?latestVersion=true").body().forEach(
                definition -> screens
                        .add(new Screen("cockpit", "/decision-definition/" + definition.path("id").asText(), ".hit-policy-value")));
        return screens;
    }

    private static List<Screen> administrator() {
        List<Screen> screens = new ArrayList<>(List.of(new Screen("welcome", "/", "a[href*='cockpit']"),
                new Screen("admin", "/users", "table"),
                new Screen("admin", "/user-create", "form"), new Screen("admin", "/users/network?tab=profile", "form"),
                new Screen("admin", "/users/network?tab=account", "form"), new Screen("admin", "/users/network?tab=groups", "table"),
                new Screen("admin", "/groups", "table"), new Screen("admin", "/group-create", "form"),
                new Screen("admin", "/groups/network?tab=group", "form"), new Screen("admin", "/tenants", ".page-wrap, .ctn-wrapper"),
                new Screen("admin", "/system/general", ".page-wrap, .ctn-wrapper"),
                new Screen("admin", "/system/metrics", ".page-wrap, .ctn-wrapper")));
        // the kinds of resources that can be granted
        Stream.of(0, 1, 2, 5, 6, 7, 8, 9, 10, 13, 14, 19).map(kind -> new Screen("admin", "/authorization?resource=" + kind, "table"))
                .forEach(screens::add);
        return screens;
    }

    private void walk(String language, String user, List<Screen> screens, Pattern foreign) {
        Set<String> codes = codes();
        try (Chromium browser = Chromium.start(language)) {
            TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn(user, "welcome");
            for (Screen screen : screens) {
                // a page of its own, not a change of the one before
                browser.open("about:blank");
                browser.open("http://localhost:" + port + "/camunda/app/" + screen.application + "/default/#" + screen.place);
                browser.see(By.cssSelector(screen.loaded));
                List<?> shown = browser.settled(SHOWN);
                page.shot(language + "-" + user + "-" + screen.application);
                assertThat(shown.stream().map(text -> ID.matcher(String.valueOf(text)).replaceAll(""))
                        .filter(text -> foreign.matcher(text).results().map(MatchResult::group)
                                .anyMatch(word -> !NAMES.matcher(word).matches() && !codes.contains(word))))
                        .as("%s, %s %s", user, screen.application, screen.place).isEmpty();
            }
        }
    }

    /** What people and groups are called. */
    private Set<String> codes() {
        ApiClient admin = new ApiClient(port, "admin");
        Set<String> codes = new HashSet<>(Set.of("camunda-admin", "camunda", "admin"));
        for (JsonNode user : admin.get("/engine-rest/user?maxResults=500").body()) {
            Stream.of("id", "firstName", "lastName").forEach(part -> codes.addAll(List.of(user.path(part).asText().split("[^A-Za-z.]+"))));
        }
        admin.get("/engine-rest/group?maxResults=500").body().forEach(group -> codes.add(group.path("id").asText()));
        return codes;
    }

    private record Screen(String application, String place, String loaded) {}
}
