package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * One whole life of a ticket as people see it: each logs in to Tasklist and fills the form, the reporter reads mail and answers in the
 * page.
 */
@SixstepTest
class FullLifeIT {

    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final String REPORTER = "carla.mendes@example.org";
    private static final String SUMMARY = "Order entry is slow";
    private static final Pattern NUMBER = Pattern.compile("TS\\d{11,}");
    private static final Pattern LINK = Pattern.compile("http://\\S+/t/\\S+");

    @LocalServerPort
    int port;

    private Chromium browser;
    private TasklistPage tasklist;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        // this mail server takes an empty return path for none at all
        registry.add("sixstep.outbox.null-return-path", () -> false);
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @Test
    void fromTheReportToThePublishedAnswer() throws Exception {
        try (Chromium started = Chromium.start()) {
            browser = started;
            tasklist = new TasklistPage(browser, "http://localhost:" + port);
            agentRecordsTheReport();
            String number = found(NUMBER, mail(Catalogue.en("acknowledgement.subject")));
            String owner = ticket(number).text("owner");
            String colleague = owner.equals("system") ? "system2" : "system";
            ownerTriagesAndAnalyses(owner);
            managerWatches();
            secondPersonApproves(colleague);
            ownerImplementsAndVerifies(owner);
            reporterAnswers(URI.create(found(LINK, mail(Catalogue.en("result.subject")))).getPath());
            ownerWritesTheCase(owner);
            knowledgeManagerPublishes();
            assertThat(ticket(number).text("status")).isEqualTo("archived");
            assertThat(ticket(number).body().path("satisfaction").asInt()).isEqualTo(3);
            assertThat(api("agent2").get("/api/knowledge?q=locks").body().toString()).contains("Slow orders while prices are imported");
        }
    }

    private void agentRecordsTheReport() {
        tasklist.logIn("agent").startProcess("Support ticket")
                .write("reporterName", "Carla Mendes").write("reporterDepartment", "Order processing").write("reporterEmail", REPORTER)
                .write("summary", SUMMARY).write("description", "Saving an order takes more than a minute since this morning.")
                .select("impact", "A department or team").select("urgency", "High: work has stopped")
                .select("category", "System or platform");
        tasklist.shot("agent-reports-problem");
        tasklist.start();
        assertThat(tasklist.started()).startsWith("Opened as TS");
        tasklist.shot("agent-learns-the-number");
        tasklist.logOut();
    }

    private void ownerTriagesAndAnalyses(String owner) {
        tasklist.logIn(owner).filter("My tasks").open("Triage ticket", SUMMARY).choose("Logs: application, system, security")
                .write("checkFindings", "Queries wait for locks.").choose("Duplicate").write("duplicateOf", "TS19990101001");
        tasklist.pressComplete();
        assertThat(tasklist.message()).contains("There is no ticket TS19990101001.");
        tasklist.shot("a-wrong-value-is-refused");
        tasklist.dismissMessage();
        tasklist.choose("Escalate").write("escalationReason", "The cause is in the order service itself.");
        tasklist.shot("first-line-escalates");
        tasklist.complete();
        tasklist.open("Analyse problem", SUMMARY).choose("Plan is ready").write("rootCause", "The price import locks the whole table.")
                .write("planForReporter", "We repair the import at noon.").choose("Causes downtime")
                .choose("Changes settings or data, or restarts")
                .write("backupPlan", "Keep the last release ready.");
        tasklist.shot("owner-plans-solution");
        tasklist.complete();
        tasklist.logOut();
    }

    private void managerWatches() {
        tasklist.logIn("manager", "cockpit");
        browser.click(By.xpath("//a[normalize-space(.) = 'Processes']"));
        browser.click(By.xpath("//a[normalize-space(.) = 'Support ticket']"));
        browser.see(By.cssSelector(".djs-element[data-element-id='callActivity_resolveProblem']"));
        browser.see(By.cssSelector(".djs-overlay .badge"));
        tasklist.shot("manager-watches");
        tasklist.logOut();
    }

    private void secondPersonApproves(String colleague) {
        tasklist.logIn(colleague).filter("My groups").open("Review solution", SUMMARY).claim().choose("Approved");
        tasklist.shot("second-person-reviews");
        tasklist.complete();
        tasklist.logOut();
    }

    private void ownerImplementsAndVerifies(String owner) {
        tasklist.logIn(owner).filter("My tasks").open("Implement solution", SUMMARY).choose("Backup made and tested")
                .write("stepsTaken", "1. Stopped the import.\n2. Installed the repaired release.")
                .choose("Implemented").write("solution", "The import now locks single rows.");
        tasklist.shot("owner-implements");
        tasklist.complete();
        tasklist.open("Verify solution", SUMMARY).write("verificationResult", "Twenty orders saved within a second.").choose("It works");
        tasklist.shot("owner-verifies");
        tasklist.complete();
        tasklist.logOut();
    }

    private void reporterAnswers(String path) {
        browser.open("http://localhost:" + port + path);
        browser.click(By.cssSelector("input[name='outcome'][value='resolved']"));
        browser.click(By.cssSelector("input[name='satisfaction'][value='3']"));
        browser.write(By.name("comment"), "Fast again, thank you.");
        tasklist.shot("reporter-confirms");
        browser.click(By.cssSelector("button[type='submit']"));
        browser.see(By.xpath("//h1[normalize-space(.) = 'Thank you']"));
        tasklist.shot("reporter-is-thanked");
    }

    private void ownerWritesTheCase(String owner) {
        tasklist.logIn(owner).filter("My tasks").open("Write case", SUMMARY)
                .write("solutionSummary", "The import of prices locks single rows now.")
                .write("lessons", "Test an import while orders are entered.").choose("New answer")
                .write("answerTitle", "Slow orders while prices are imported")
                .write("answerBody", "Look for locks on the table of prices and stop the import.");
        tasklist.shot("owner-writes-case");
        tasklist.complete();
        tasklist.logOut();
    }

    private void knowledgeManagerPublishes() {
        tasklist.logIn("knowledge").filter("My groups").open("Review answer", "Slow orders").claim().choose("Publish");
        tasklist.shot("knowledge-manager-publishes");
        tasklist.complete();
        tasklist.logOut();
    }

    private ApiClient.Answer ticket(String number) {
        return api("lead").get("/api/tickets/" + number);
    }

    private ApiClient api(String user) {
        return new ApiClient(port, user);
    }

    /** Subject and text of the reporter's mail whose subject says this. */
    private static String mail(String subject) {
        MimeMessage mail = Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Arrays.stream(MAIL.getReceivedMessages())
                .filter(message -> isTo(message, subject)).findFirst().orElse(null), found -> found != null);
        try {
            return mail.getSubject() + "\n" + mail.getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(GreenMailUtil.getHeaders(mail), e);
        }
    }

    private static boolean isTo(MimeMessage message, String subject) {
        try {
            return message.getAllRecipients()[0].toString().equals(REPORTER) && message.getSubject().contains(subject);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
