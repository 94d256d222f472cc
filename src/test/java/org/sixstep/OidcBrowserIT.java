package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.sixstep.login.TestProvider;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** E15: a person signs in to Tasklist at the organisation's provider, works, and signs out of both, in a browser. */
@SixstepTest
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT, properties = {
    "sixstep.data-directory=target/test-data/${random.uuid}",
    "sixstep.durable=false",
    "sixstep.demo-tickets=false",
    "camunda.bpm.job-execution.enabled=false"})
class OidcBrowserIT {

    private static final int DESK = FreePort.choose();
    private static final TestProvider PROVIDER = new TestProvider(DESK);
    private static final By PROVIDERS_PASSWORD = By.cssSelector("input[type='password'][name='password']");
    private static final By SIGN_IN = By.cssSelector("button[type='submit']");

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        PROVIDER.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("server.port", () -> DESK);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void signsInWorksAndSignsOut() {
        DeskTime.set(Instant.now());
        PROVIDER.person("s-li", "li.na", "/desk/agents");
        try (Chromium browser = Chromium.start()) {
            TasklistPage tasklist = new TasklistPage(browser, "http://localhost:" + DESK);
            browser.open("http://localhost:" + DESK + "/camunda/app/tasklist/default/");
            browser.write(By.name("username"), "s-li");
            browser.write(PROVIDERS_PASSWORD, TestProvider.PASSWORD);
            browser.click(SIGN_IN);
            tasklist.startProcess("Support ticket").write("reporterName", "Carla Mendes").write("summary", "Signed in elsewhere");
            tasklist.shot("signed-in-by-the-provider");
            browser.click(By.xpath("//button[normalize-space(.) = 'Close' or normalize-space(.) = 'Cancel']"));
            assertThat(browser.answer(true)).as("what was typed is not lost without a question").isNotEmpty();
            browser.waitUntilGone(By.cssSelector(".modal-dialog"));

            browser.click(By.cssSelector(".account.dropdown > a"));
            assertThat(browser.see(By.cssSelector(".account.dropdown")).getText()).contains("Last of li.na");
            browser.click(By.cssSelector(".account.dropdown .logout a"));
            browser.see(By.xpath("//h1[contains(normalize-space(.), 'Sixstep')]"));
            browser.open("http://localhost:" + DESK + "/camunda/app/cockpit/default/");
            browser.see(PROVIDERS_PASSWORD);
            browser.shot("signed-out-of-both");
        }
    }
}
