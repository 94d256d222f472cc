package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who types into a field that offers a list, and does not choose from it, is understood or refused there; nothing is dropped. */
@SixstepTest
class TypedChoicesIT {

    private static final String OWNER = "preferredOwner";
    private static final By UNKNOWN = By.cssSelector(".sixstep-unknown-choice");
    private static final By TAG = By.cssSelector(".fjs-taglist-tag-label");

    @LocalServerPort
    int port;

    private String number;

    @Test
    void theOwnerOfAnEmergencyIsWhoseNameWasTyped() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = confirmation(browser);
            page.choose("Yes").write(OWNER, "oscar grant").write("discussionChannel", "War room 1");
            page.pressComplete();
            Awaitility.await("the ticket has its owner").until(() -> "product2".equals(ticket().text("owner")));
        }
    }

    @Test
    void theLastFieldIsTakenToo() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = confirmation(browser);
            page.choose("Yes").write("discussionChannel", "War room 2").write(OWNER, "NETWORK2");
            page.pressComplete();
            Awaitility.await("the ticket has its owner").until(() -> "network2".equals(ticket().text("owner")));
        }
    }

    @Test
    void whoIsInNoListIsRefusedAtTheField() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = confirmation(browser);
            page.choose("Yes").write(OWNER, "Oscar Grand").write("discussionChannel", "War room 3");
            assertThat(browser.see(UNKNOWN).getText()).contains("Owner", "Oscar Grand");
            browser.evaluate("document.querySelector('.fjs-container').closest('.form-pane, .tab-pane, .pane, body').scrollTop = 0");
            page.pressComplete();
            browser.see(UNKNOWN);
            page.shot("unknown-owner");
            assertThat(browser.evaluate("return document.activeElement.id").toString()).endsWith("field_" + OWNER);
            assertThat(browser.evaluate("const field = document.activeElement.getBoundingClientRect();"
                    + " return field.top > 0 && field.bottom < window.innerHeight")).isEqualTo(true);
            assertThat(field(browser, OWNER).getDomProperty("value")).as("what was typed is still there").isEqualTo("Oscar Grand");
            assertThat(ticket().text("owner")).as("nobody was chosen instead").isNull();
            browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.) = 'History']"));
            browser.see(UNKNOWN);
            assertThat(field(browser, OWNER).getDomProperty("value")).as("nor is it dropped by another tab").isEqualTo("Oscar Grand");

            page.write(OWNER, "Oscar Grant").write("discussionChannel", "War room 4");
            browser.waitUntilGone(UNKNOWN);
            page.pressComplete();
            Awaitility.await("the ticket has its owner").until(() -> "product2".equals(ticket().text("owner")));
        }
    }

    @Test
    void aChoiceThatIsEmptiedIsNoChoice() {
        try (Chromium browser = Chromium.start()) {
            TasklistPage page = confirmation(browser);
            page.choose("Yes").write(OWNER, "Oscar Grant").write("discussionChannel", "War room 5");
            Awaitility.await().until(() -> "Oscar Grant (product2)".equals(field(browser, OWNER).getDomProperty("value")));
            field(browser, OWNER).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
            page.write("discussionChannel", "War room 6");
            assertThat(field(browser, OWNER).getDomProperty("value")).isEmpty();
            page.pressComplete();
            Awaitility.await("the ticket has an owner").until(() -> ticket().text("owner") != null);
            assertThat(ticket().text("owner")).isNotEqualTo("product2");
        }
    }

    @Test
    void severalAreTypedOneByOneAndTheUnknownIsNamed() {
        try (Chromium browser = Chromium.start("zh-CN")) {
            TasklistPage page = confirmation(browser);
            page.write("collaborators", "Nils Lund").write("discussionChannel", "1");
            assertThat(browser.see(TAG).getText()).isEqualTo("Nils Lund (developer2)");
            page.write("collaborators", "Nemo").write("discussionChannel", "2");
            assertThat(browser.see(UNKNOWN).getText()).contains("Nemo", "协作成员", "请");
            assertThat(field(browser, "collaborators").getDomProperty("value")).isEqualTo("Nemo");
            page.shot("unknown-collaborator-zh");
            field(browser, "collaborators").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
            browser.waitUntilGone(UNKNOWN);
        }
    }

    /** A dispatcher has an emergency's classification to confirm. */
    private TasklistPage confirmation(Chromium browser) {
        number = new ApiClient(port, "agent").post("/api/tickets",
                Map.of("summary", "Nobody can sign in", "description", "Since noon.", "reporter", Map.of("name", "Lin"), "category",
                        "system", "impact", "organisation", "urgency", "high", "criticality", "high", "requestKind", "incident"))
                .text("number");
        assertThat(ticket().text("priority")).isEqualTo("P0");
        ApiClient dispatcher = new ApiClient(port, "dispatcher");
        String task = dispatcher.get("/engine-rest/task?processInstanceBusinessKey=" + number).body().get(0).path("id").asText();
        assertThat(dispatcher.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dispatcher")).status()).isEqualTo(204);
        TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn("dispatcher");
        browser.open("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
        browser.see(By.cssSelector("[id$='-field_" + OWNER + "']"));
        return page;
    }

    private static WebElement field(Chromium browser, String key) {
        return browser.see(By.cssSelector("[id$='-field_" + key + "']"));
    }

    private ApiClient.Answer ticket() {
        return new ApiClient(port, "lead").get("/api/tickets/" + number);
    }
}
