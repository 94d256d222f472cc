package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.caseWithoutNews;
import static org.sixstep.process.FilledForms.escalated;
import static org.sixstep.process.FilledForms.outcome;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.solved;
import static org.sixstep.process.SupportTicketElements.TRIAGE_TICKET;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.sixstep.ApiClient;
import org.sixstep.archive.Archive;
import org.sixstep.archive.ProcessLine;
import org.sixstep.demo.DemoUsers;
import org.sixstep.ticket.ResolveProblemSteps;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketEvent.Visibility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody writes beside a form is read by those who work on the ticket after them, and by no reporter. */
class CommentsOnTicketsTest extends ProcessTest {

    @LocalServerPort
    int port;

    @Autowired
    Archive archive;

    @Test
    void isAnInternalLineOfTheTimeline() {
        TicketDriver ticket = reported(problem());
        Task task = ticket.task(TRIAGE_TICKET);

        assertThat(comment(task, "Port 7 flaps; my password is Zq9!planted7").status()).isEqualTo(200);

        TicketEvent line = ticket.events("note").get(0);
        assertThat(line.visibility()).isEqualTo(Visibility.INTERNAL);
        assertThat(line.actor()).isEqualTo(task.getAssignee());
        assertThat(line.step()).isEqualTo(TRIAGE_TICKET);
        assertThat(line.text()).startsWith("Port 7 flaps").doesNotContain("planted7");
        assertThat(line.fields()).containsEntry("masked", List.of("password"));
        ApiClient lead = new ApiClient(port, "lead");
        String path = "/api/tickets/" + ticket.number() + "/timeline";
        assertThat(notes(lead.get(path).body())).hasSize(1);
        assertThat(notes(lead.get(path + "?visibility=public").body())).isEmpty();
    }

    @Test
    void isReadAtTheNextStepsAndInTheOtherDiagram() {
        TicketDriver ticket = reported(problem());
        comment(ticket.task(TRIAGE_TICKET), "The **second** line\nis dead.");
        ticket.submitAsAssignee(TRIAGE_TICKET, escalated());

        Task analysis = ticket.task(ResolveProblemSteps.ANALYSE_PROBLEM);
        assertThat(comment(analysis, "Ordered a new one.").status()).isEqualTo(200);
        String facts = ticket.shown(analysis.getAssignee(), ResolveProblemSteps.ANALYSE_PROBLEM).get("facts").toString();
        assertThat(facts).contains("The \\*\\*second\\*\\* line<br>is dead\\.", "Ordered a new one\\.");
        assertThat(facts.indexOf("second")).as("in the order in which it was written").isLessThan(facts.indexOf("Ordered"));
        assertThat(ticket.events("note")).extracting(TicketEvent::step).containsExactly(TRIAGE_TICKET,
                ResolveProblemSteps.ANALYSE_PROBLEM);
    }

    @Test
    void theNewestTenAreShownAndHowManyThereAre() {
        TicketDriver ticket = reported(problem());
        Task task = ticket.task(TRIAGE_TICKET);
        for (int i = 1; i <= 12; i++) {
            comment(task, "Note no. " + i + "x");
        }
        String facts = ticket.shown(task.getAssignee(), TRIAGE_TICKET).get("facts").toString();
        assertThat(facts).doesNotContain("no\\. 2x").contains("no\\. 3x", "no\\. 12x", "timeline");
    }

    @Test
    void leavesNoLineWhenItIsRefused() {
        TicketDriver ticket = reported(problem());
        String outsider = ticket.task(TRIAGE_TICKET).getAssignee().startsWith("network") ? "endpoint" : "network";
        assertThat(new ApiClient(port, outsider).post("/engine-rest/task/" + ticket.task(TRIAGE_TICKET).getId() + "/comment/create",
                Map.of("message", "Let me in")).status()).isGreaterThanOrEqualTo(400);
        assertThat(ticket.events("note")).isEmpty();
    }

    @Test
    void whatAnAdministratorTakesAwayIsTakenOutOfTheLineToo() throws Exception {
        TicketDriver ticket = reported(problem());
        Task task = ticket.task(TRIAGE_TICKET);
        String changed = comment(task, "She is ill.").text("id");
        comment(task, "He is ill.");
        String path = "/engine-rest/task/" + task.getId() + "/comment";

        assertThat(asAdministrator("PUT", path, "{\"id\": \"" + changed + "\", \"message\": \"She is away.\"}")).isEqualTo(204);
        assertThat(ticket.events("note")).extracting(TicketEvent::text).containsExactly("[erased]", "He is ill.", "She is away.");
        assertThat(asAdministrator("DELETE", path, "")).isEqualTo(204);
        assertThat(ticket.events("note")).extracting(TicketEvent::text).containsOnly("[erased]");
        assertThat(ticket.events("note")).as("that something was written stays").hasSize(3);
        assertThat(ticket.shown(task.getAssignee(), TRIAGE_TICKET).get("facts").toString()).doesNotContain("erased");
    }

    @Test
    void whatWasWrittenToAStepThatIsOverIsTakenAwayFromTheCaseToo() throws Exception {
        TicketDriver ticket = reported(problem());
        Task task = ticket.task(TRIAGE_TICKET);
        String comment = comment(task, "She is ill.").text("id");
        comment(task, "The cable is loose.");
        ticket.submitAsAssignee(TRIAGE_TICKET, solved())
                .submitAsAssignee(SupportTicketElements.CONFIRM_WITH_REPORTER, outcome("resolved", 3))
                .submitAsAssignee(SupportTicketElements.WRITE_CASE, caseWithoutNews()).assertStatus("archived");
        assertThat(caseNotes(ticket)).containsExactly("She is ill.", "The cable is loose.");

        assertThat(asAdministrator("DELETE", "/engine-rest/task/" + task.getId() + "/comment/" + comment, "")).isEqualTo(204);
        assertThat(ticket.events("note")).extracting(TicketEvent::text).containsExactly("[erased]", "The cable is loose.");
        assertThat(caseNotes(ticket)).containsExactly("[erased]", "The cable is loose.");
        assertThat(new ApiClient(port, "admin").get("/engine-rest/task/" + task.getId() + "/comment").body()).hasSize(1);
    }

    @Test
    void aCommentOfAnotherTaskIsNotTakenAwayFromItsTimeline() throws Exception {
        Task task = reported(problem()).task(TRIAGE_TICKET);
        TicketDriver other = reported(problem());
        String comment = comment(other.task(TRIAGE_TICKET), "The cable is loose.").text("id");
        asAdministrator("DELETE", "/engine-rest/task/" + task.getId() + "/comment/" + comment, "");
        assertThat(other.events("note")).extracting(TicketEvent::text).containsExactly("The cable is loose.");
    }

    @Test
    void aStepThatIsOverTakesNone() {
        TicketDriver ticket = reported(problem());
        Task task = ticket.task(TRIAGE_TICKET);
        ticket.submitAsAssignee(TRIAGE_TICKET, escalated());
        assertThat(comment(task, "Too late.").status()).isEqualTo(400);
        assertThat(ticket.events("note")).isEmpty();
        assertThat(new ApiClient(port, "admin").get("/engine-rest/task/" + task.getId() + "/comment").body()).isEmpty();
    }

    private List<String> caseNotes(TicketDriver ticket) {
        return archive.findByTicket(ticket.id()).orElseThrow().processRecord().stream().filter(line -> line.kind().equals("note"))
                .map(ProcessLine::text).toList();
    }

    private ApiClient.Answer comment(Task task, String message) {
        return new ApiClient(port, task.getAssignee()).post("/engine-rest/task/" + task.getId() + "/comment/create",
                Map.of("message", message));
    }

    private static List<JsonNode> notes(JsonNode timeline) {
        return timeline.findParents("kind").stream().filter(line -> line.path("kind").asText().equals("note")).toList();
    }

    private int asAdministrator(String method, String path, String body) throws Exception {
        String login = Base64.getEncoder().encodeToString(("admin:" + DemoUsers.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + login).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).statusCode();
    }
}
