package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What our scripts mend in Tasklist. */
@SixstepTest
class TasklistScriptsIT {

    private static final By FINDINGS = By.cssSelector("[id$='-field_checkFindings']");

    @LocalServerPort
    int port;

    private String number;
    private String owner;
    private String task;

    @BeforeEach
    void aTicketAtTriage() {
        number = new ApiClient(port, "agent").post("/api/tickets",
                Map.of("summary", "The screen is dark", "description", "Since noon.", "reporter", Map.of("name", "Lin"),
                        "category", "hardware", "impact", "user", "urgency", "medium", "requestKind", "incident"))
                .text("number");
        owner = new ApiClient(port, "lead").get("/api/tickets/" + number).text("owner");
        task = new ApiClient(port, owner).get("/engine-rest/task?processInstanceBusinessKey=" + number).body().get(0).path("id").asText();
    }

    @Test
    void aFieldThatWasMissingAndIsHiddenNowHoldsNobodyUp() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = open(browser, owner);
            page.choose("Logs: application, system, security").write("checkFindings", "It answers.").choose("Escalate").pressComplete();
            browser.see(By.cssSelector(".fjs-form-field-error"));
            page.choose("Ask the reporter").write("question", "Which room?");
            page.shot("hidden-field");
            page.pressComplete();
            Awaitility.await("the ticket waits for the reporter")
                    .until(() -> new ApiClient(port, "lead").get("/api/tickets/" + number).text("status").equals("waitingForReporter"));
        }
    }

    @Test
    void whatOnePersonSavedTheNextAtThisBrowserDoesNotSee() {
        String colleague = owner.equals("endpoint") ? "endpoint2" : "endpoint";
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = open(browser, owner);
            page.write("checkFindings", "his password: Sav3dSecret!");
            browser.click(By.xpath("//button[normalize-space(.) = 'Save']"));
            browser.see(By.xpath("//button[normalize-space(.) = 'Save' and @disabled]"));
            assertThat(browser.evaluate("return JSON.stringify(localStorage)").toString()).doesNotContain("Sav3dSecret");
            browser.open("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
            browser.evaluate("location.reload()");
            browser.see(By.xpath("//textarea[contains(@id, 'field_checkFindings')]"));
            assertThat(browser.see(FINDINGS).getDomProperty("value")).as("it is there for whoever wrote it").contains("Sav3dSecret");
            page.logOut();

            open(browser, colleague);
            assertThat(browser.see(FINDINGS).getDomProperty("value")).isEmpty();
            assertThat(browser.evaluate("return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)").toString())
                    .doesNotContain("Sav3dSecret");
        }
    }

    private TasklistPage open(Chromium browser, String user) {
        TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn(user);
        browser.open("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
        browser.see(FINDINGS);
        return page;
    }
}
