package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two browsers. Two agents open one ticket: each sees the other, and the slower one learns in time that the work is done (E18). One person
 * in both: sees that, and logs out in the other.
 */
@SixstepTest
class TwoAgentsIT {

    private static final String SUMMARY = "Two look at one printer";
    private static final By NOTICE = By.cssSelector(".sixstep-presence");

    @LocalServerPort
    int port;

    @Test
    void eachSeesTheOtherAndTheSlowerOneLosesNothingUnawares() {
        String number = new ApiClient(port, "agent").post("/api/tickets",
                Map.of("summary", SUMMARY, "description", "It prints everything twice.",
                        "reporter", Map.of("name", "Lin"), "category", "hardware", "impact", "user", "urgency", "medium", "requestKind",
                        "incident"))
                .text("number");
        String owner = new ApiClient(port, "lead").get("/api/tickets/" + number).text("owner");
        assertThat(owner).isIn("endpoint", "endpoint2");
        String task = new ApiClient(port, owner).get("/engine-rest/task?processInstanceBusinessKey=" + number).body().get(0).path("id")
                .asText();
        String colleague = owner.equals("endpoint") ? "endpoint2" : "endpoint";
        try (Chromium first = Chromium.start("en"); Chromium second = Chromium.start("zh-CN")) {
            TasklistPage owners = tasklist(first, owner, task);
            tasklist(second, colleague, task);

            assertThat(second.see(NOTICE).getText()).contains(name(owner), "也打开了此任务");
            second.shot("colleague-sees-owner");
            // a look is repeated every few seconds while the page is shown
            assertThat(first.see(NOTICE).getText()).startsWith("Also open with " + name(colleague) + " (since ");
            owners.shot("owner-sees-colleague");

            owners.choose("Logs: application, system, security").write("checkFindings", "The driver is old.").choose("Solved")
                    .write("solution", "Installed the new driver.");
            complete(colleague, task);

            assertThat(first.see(By.cssSelector(".sixstep-presence.late")).getText()).startsWith("Completed by " + name(colleague) + " at ")
                    .contains("copy what you need");
            first.see(By.xpath("//button[normalize-space(.) = 'Complete' and @disabled]"));
            owners.shot("owner-learns-that-it-is-done");
        }
    }

    @Test
    void onePersonSeesTheOtherLoginAndEndsIt() {
        String base = "http://localhost:" + port;
        try (Chromium here = Chromium.start("en"); Chromium there = Chromium.start("zh-CN")) {
            new TasklistPage(there, base).logIn("developer");
            new TasklistPage(here, base).logIn("developer", "welcome");
            assertThat(here.see(By.cssSelector(".sixstep-sessions")).getText()).contains("Where you are logged in", "Here, since ",
                    "Elsewhere, since ", "last used ");
            here.shot("own-sessions");
            there.open(base + "/camunda/app/welcome/default/");
            assertThat(there.see(By.cssSelector(".sixstep-sessions")).getText()).contains("已登录的位置", "当前位置，自 ", "其他位置，自 ", "退出其他所有位置的登录");
            there.shot("own-sessions-zh");

            here.click(By.xpath("//button[. = 'Log out everywhere else']"));
            assertThat(here.see(By.cssSelector(".sixstep-sessions [role=status]")).getText())
                    .startsWith("You are logged out everywhere else.");
            assertThat(here.see(By.cssSelector(".sixstep-sessions")).getText()).doesNotContain("Elsewhere");
            here.shot("others-ended");
            there.open(base + "/camunda/app/tasklist/default/");
            there.see(By.cssSelector("input[ng-model='username']"));
        }
    }

    /** Somebody follows a link to the task. */
    private TasklistPage tasklist(Chromium browser, String user, String task) {
        TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn(user);
        browser.open("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
        browser.see(By.xpath("//*[contains(@class, 'task-card')]//h2[contains(., '" + SUMMARY + "')]"));
        return page;
    }

    /** What the demo calls this person. */
    private String name(String user) {
        ApiClient.Answer profile = new ApiClient(port, "admin").get("/engine-rest/user/" + user + "/profile");
        return profile.text("firstName") + " " + profile.text("lastName");
    }

    private void complete(String user, String task) {
        assertThat(new ApiClient(port, "dispatcher").post("/engine-rest/task/" + task + "/assignee", Map.of("userId", user)).status())
                .isEqualTo(204);
        assertThat(new ApiClient(port, user).post("/engine-rest/task/" + task + "/submit-form",
                Map.of("variables", Map.of("triageOutcome", Map.of("value", "escalate"),
                        "checkFindings", Map.of("value", "x"), "escalationReason", Map.of("value", "x"), "checks",
                        Map.of("value", "[\"logs\"]", "type", "Json"))))
                .status()).isEqualTo(204);
    }
}
