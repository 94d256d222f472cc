package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.sixstep.ticket.TicketStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What our scripts mend in Tasklist. */
@SixstepTest
class TasklistScriptsIT {

    private static final By FINDINGS = By.cssSelector("[id$='-field_checkFindings']");
    private static final By SUMMARY = By.cssSelector("[id$='-field_summary']");
    private static final By COMMENT = By.id("comment-form-message");
    private static final By DIALOG = By.cssSelector(".modal");
    private static final String TITLE = "The screen is dark";

    @LocalServerPort
    int port;
    @Autowired
    TicketStore tickets;

    private String number;
    private String owner;
    private String task;

    @BeforeEach
    void aTicketAtTriage() {
        number = report(TITLE);
        owner = new ApiClient(port, "lead").get("/api/tickets/" + number).text("owner");
        task = task(number);
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
            browser.reload();
            page.see(TITLE).holds("checkFindings", "his password: Sav3dSecret!");
            page.pressLogOut();
            assertThat(browser.answer(true)).isEqualTo("What you have entered and not sent yet will be lost. Go on?");
            browser.see(By.cssSelector("input[ng-model='username']"));

            open(browser, colleague);
            assertThat(browser.see(FINDINGS).getDomProperty("value")).isEmpty();
            assertThat(browser.evaluate("return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)").toString())
                    .doesNotContain("Sav3dSecret");
        }
    }

    @Test
    void aRecordThatWasTypedIntoTheStartDialogIsNotThrownAwayWithoutAQuestion() {
        try (Chromium browser = Chromium.start("zh-CN")) {
            TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn("agent").startProcess("技术支持工单");
            browser.see(SUMMARY);
            browser.press(Keys.ESCAPE);
            browser.waitUntilGone(DIALOG);

            page.startProcess("技术支持工单").write("summary", "The screen is dark");
            Map<String, Runnable> waysOut = new LinkedHashMap<>();
            waysOut.put("Esc", () -> browser.press(Keys.ESCAPE));
            waysOut.put("a click beside it", () -> browser.clickBeside(DIALOG, -600, 0));
            waysOut.put("Close", () -> browser.click(By.xpath("//div[contains(@class, 'modal')]//button[normalize-space(.) = '关闭']")));
            waysOut.put("Back", () -> browser.click(By.xpath("//div[contains(@class, 'modal')]//button[normalize-space(.) = '返回']")));
            waysOut.forEach((way, go) -> {
                go.run();
                assertThat(browser.answer(false)).as(way).isEqualTo("您填写的内容尚未提交，继续将会丢失。是否继续？");
                assertThat(browser.see(SUMMARY).getDomProperty("value")).as(way).isEqualTo("The screen is dark");
            });
            assertThat(browser.asksBeforeItLeaves()).isTrue();

            browser.press(Keys.ESCAPE);
            browser.answer(true);
            browser.waitUntilGone(DIALOG);
            // its scope ends only when it has faded out
            Awaitility.await().until(() -> !browser.asksBeforeItLeaves());
            page.startProcess("技术支持工单");
            assertThat(browser.see(SUMMARY).getDomProperty("value")).isEmpty();
        }
    }

    @Test
    void aCommentThatWasTypedIsNotThrownAwayWithoutAQuestion() {
        try (Chromium browser = Chromium.start()) {
            open(browser, owner);
            browser.click(By.cssSelector(".createCommentLink"));
            browser.write(COMMENT, "Called the reporter.");
            browser.press(Keys.ESCAPE);
            assertThat(browser.answer(false)).isEqualTo("What you have entered and not sent yet will be lost. Go on?");
            assertThat(browser.see(COMMENT).getDomProperty("value")).isEqualTo("Called the reporter.");
            browser.click(By.xpath("//div[contains(@class, 'modal')]//button[normalize-space(.) = 'Save']"));
            browser.waitUntilGone(DIALOG);
        }
    }

    @Test
    void whatIsTypedIntoATaskIsThereWhenOneComesBack() {
        String other = task(report("Another screen"));
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = open(browser, owner).write("checkFindings", "It answers.").choose("Escalate");
            page.open(other).see("Another screen").holds("checkFindings", "");
            page.open(task).see(TITLE).holds("checkFindings", "It answers.").holds("escalationReason", "");
            page.shot("draft");

            page.write("escalationReason", "The cable is fine.").open(other).see("Another screen").holds("checkFindings", "");
            page.open(task).see(TITLE).holds("escalationReason", "The cable is fine.").write("escalationReason", "The lamp is fine.");
            tab(browser, "History");
            browser.waitUntilGone(FINDINGS);
            tab(browser, "Form");
            page.holds("escalationReason", "The lamp is fine.").write("escalationReason", "The plug is fine.");
            browser.reload();
            page.see(TITLE).holds("escalationReason", "The plug is fine.").holds("checkFindings", "It answers.");

            page.choose("Logs: application, system, security").complete();
            assertThat(browser.evaluate("return Object.keys(sessionStorage).join()").toString()).doesNotContain(task);
            assertThat(browser.asksBeforeItLeaves()).isFalse();
        }
    }

    @Test
    void whoSignsInElsewhereSeesNothingOfIt() {
        String other = task(report("Another screen"));
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = open(browser, owner).write("checkFindings", "his password: Typ3dSecret!");
            page.open(other).see("Another screen");
            browser.forgetSession();
            page.logIn(owner.equals("endpoint") ? "endpoint2" : "endpoint", "welcome");
            page.open(task).see(TITLE).holds("checkFindings", "");
            assertThat(browser.evaluate("return JSON.stringify(sessionStorage)").toString()).doesNotContain("Typ3dSecret");
        }
    }

    @Test
    void aCommentThatWasEmptiedIsNotAskedAbout() {
        try (Chromium browser = Chromium.start()) {
            open(browser, owner);
            browser.click(By.cssSelector(".createCommentLink"));
            browser.write(COMMENT, "x");
            browser.see(COMMENT).sendKeys(Keys.BACK_SPACE);
            browser.press(Keys.ESCAPE);
            browser.waitUntilGone(DIALOG);
        }
    }

    @Test
    void whatIsKeptDoesNotHideWhatHasChangedSince() {
        String other = task(report("Another screen"));
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = open(browser, owner).choose("Solved").holds("solution", "").write("checkFindings", "It answers.");
            page.open(other).see("Another screen").holds("checkFindings", "");
            tickets.change(tickets.findByNumber(number).orElseThrow().id(), Map.of("solution", "A colleague has written this."));
            page.open(task).see(TITLE).holds("checkFindings", "It answers.").holds("solution", "A colleague has written this.");
        }
    }

    @Test
    void aRecordInTheStartDialogOutlivesTheSession() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn("agent").startProcess("Support ticket")
                    .write("summary", "The screen is dark");
            browser.forgetSession();
            browser.see(By.cssSelector("input[ng-model='username']"));
            page.logIn("agent").startProcess("Support ticket").holds("summary", "The screen is dark");
        }
    }

    @Test
    void aRefusalIsGoneWithTheNextAttempt() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = open(browser, owner).write("checkFindings", "It answers.").choose("Duplicate")
                    .write("duplicateOf", "TS20200101001");
            page.pressComplete();
            assertThat(page.refusal()).contains("TS20200101001");
            page.choose("Escalate").write("escalationReason", "The cable is fine.").complete();
            page.seeNoRefusal();
        }
    }

    @Test
    void theFieldThatTheServerRefusesIsNamedAndLedTo() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = open(browser, owner).write("checkFindings", "It answers.").choose("Duplicate")
                    .write("duplicateOf", "TS20200101001");
            page.pressComplete();
            assertThat(page.refusal()).contains("Original ticket number: There is no ticket TS20200101001.");
            page.isLedTo("duplicateOf").shot("refused-by-the-server");
        }
    }

    @Test
    void theFieldsThatTheFormRefusesAreNamedAndLedTo() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = open(browser, owner).choose("Escalate");
            browser.evaluate("document.activeElement.blur()");
            page.pressComplete();
            assertThat(page.refusal()).contains("Please fill in or correct: Findings, Reason for escalation.");
            page.isLedTo("checkFindings").shot("refused-by-the-form");
            page.write("checkFindings", "It answers.").pressComplete();
            page.isLedTo("escalationReason");
        }
    }

    @Test
    void theFieldsOfTheStartDialogThatAreRefusedAreNamedAndLedTo() {
        try (Chromium browser = Chromium.start("zh-CN")) {
            TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn("agent").startProcess("技术支持工单")
                    .write("reporterName", "Lin").write("description", "Since noon.").write("stepsTried", "Nothing yet.");
            page.pressStart();
            assertThat(page.refusal()).contains("请填写或更正：问题摘要、问题类型。");
            page.isLedTo("summary").shot("refused-start-zh");
        }
    }

    private static void tab(Chromium browser, String name) {
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.) = '" + name + "']"));
    }

    private String report(String summary) {
        return new ApiClient(port, "agent").post("/api/tickets",
                Map.of("summary", summary, "description", "Since noon.", "reporter", Map.of("name", "Lin"),
                        "category", "hardware", "impact", "user", "urgency", "medium", "requestKind", "incident"))
                .text("number");
    }

    private String task(String number) {
        return new ApiClient(port, "lead").get("/engine-rest/task?processInstanceBusinessKey=" + number).body().get(0).path("id").asText();
    }

    private TasklistPage open(Chromium browser, String user) {
        return new TasklistPage(browser, "http://localhost:" + port).logIn(user).open(task).see(TITLE);
    }
}
