package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cockpit and Tasklist show what changes something to those who may do it, and to nobody else. */
@SixstepTest
class PermittedControlsIT {

    /** Of the toolbars, tabs and rows, by the icon that is on it. */
    private static final String SHOWN = "return [...document.querySelectorAll('.ctn-toolbar .btn, td .action-button, .edit-toggle,"
            + " .delete-deployment')]"
            + ".filter(shown => shown.offsetParent !== null)"
            + ".map(shown => [...shown.querySelector('.glyphicon').classList].find(name => name.startsWith('glyphicon-')).slice(10))";

    @LocalServerPort
    int port;

    private String number;
    private String owner;

    @BeforeEach
    void aTicketAtTriage() {
        number = new ApiClient(port, "agent").post("/api/tickets",
                Map.of("summary", "The screen is dark", "description", "Since noon.", "reporter", Map.of("name", "Lin"),
                        "category", "hardware", "impact", "user", "urgency", "medium", "requestKind", "incident"))
                .text("number");
        owner = new ApiClient(port, "lead").get("/api/tickets/" + number).text("owner");
    }

    @Test
    void aManagerWatches() {
        try (Chromium browser = Chromium.start("zh-CN")) {
            cockpit(browser, "manager");
            assertThat(shownOnInstance(browser)).isEmpty();
            browser.shot("manager-instance-zh");
            assertThat(shownOnDefinition(browser)).isEmpty();
            assertThat(shownOnDeployments(browser)).isEmpty();
        }
    }

    @Test
    void aLeadAssignsTasksAndNothingElse() {
        try (Chromium browser = Chromium.start()) {
            cockpit(browser, "lead");
            assertThat(shownOnInstance(browser)).contains("pencil", "th", "user").doesNotContain("remove", "repeat", "plus", "pause");
            browser.shot("lead-instance");
            assertThat(shownOnDefinition(browser)).isEmpty();
        }
    }

    @Test
    void anAdministratorHasThemAll() {
        try (Chromium browser = Chromium.start()) {
            cockpit(browser, "admin");
            assertThat(shownOnInstance(browser)).contains("remove", "repeat", "plus", "pause", "pencil", "th");
            browser.shot("admin-instance");
            assertThat(shownOnDefinition(browser)).contains("pause", "cog");
            assertThat(shownOnDeployments(browser)).contains("trash");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"colleague", "agent", "dispatcher"})
    void aTaskIsClaimedByWhomItIsOffered(String who) {
        String task = task();
        assertThat(new ApiClient(port, "lead").post("/engine-rest/task/" + task + "/unclaim", Map.of()).status()).isEqualTo(204);
        String user = who.equals("colleague") ? owner.equals("endpoint") ? "endpoint2" : "endpoint" : who;
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = new TasklistPage(browser, base()).logIn(user);
            browser.open(base() + "/camunda/app/tasklist/default/#/?task=" + task);
            browser.see(By.cssSelector("[ng-click='createComment()']"));
            awaitAnswersAnd(browser, "button.claim");
            if (who.equals("agent")) {
                assertThat(browser.evaluate("return document.querySelector('button.claim').offsetParent")).isNull();
            } else {
                page.claim();
            }
            page.shot("claim-" + who);
        }
    }

    private String task() {
        return new ApiClient(port, owner).get("/engine-rest/task?processInstanceBusinessKey=" + number).body().get(0).path("id").asText();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private void cockpit(Chromium browser, String user) {
        new TasklistPage(browser, base()).logIn(user, "cockpit");
        browser.see(By.cssSelector(".dashboard"));
    }

    private List<String> shownOnInstance(Chromium browser) {
        String instance = new ApiClient(port, "lead").get("/engine-rest/process-instance?businessKey=" + number).body().get(0).path("id")
                .asText();
        page(browser, "process-instance/" + instance + "/runtime", "User Tasks", "用户任务");
        awaitAnswersAnd(browser, "[ng-click='changeGroupIdentityLinks()']");
        return shown(browser);
    }

    private List<String> shownOnDefinition(Chromium browser) {
        String definition = new ApiClient(port, "lead").get("/engine-rest/process-definition/key/supportTicket").text("id");
        page(browser, "process-definition/" + definition + "/runtime", "Job Definitions", "作业定义");
        awaitAnswersAnd(browser, "[ng-click='openDialog(jobDefinition)']");
        return shown(browser);
    }

    private List<String> shownOnDeployments(Chromium browser) {
        browser.open(base() + "/camunda/app/cockpit/default/#/repository");
        awaitAnswersAnd(browser, ".delete-deployment");
        return shown(browser);
    }

    private static List<String> shown(Chromium browser) {
        return ((List<?>) browser.evaluate(SHOWN)).stream().map(String::valueOf).toList();
    }

    private void page(Chromium browser, String hash, String tab, String tabInChinese) {
        browser.open(base() + "/camunda/app/cockpit/default/#/" + hash);
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.) = '" + tab + "' or normalize-space(.) = '"
                + tabInChinese + "']"));
    }

    /** The control is there, seen or not, and the page has heard what is permitted. */
    private static void awaitAnswersAnd(Chromium browser, String control) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Boolean.TRUE.equals(browser.evaluate(
                "return document.querySelector(\"html.is-asked " + control + "\") !== null")));
    }
}
