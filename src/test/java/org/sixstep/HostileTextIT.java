package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.feedback.ReporterLinks.Purpose;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * HTML, scripts, pictures, links and templates in every text that people write, in a real browser: Tasklist, Cockpit, Admin and the
 * reporter's page show them as they were typed. A canary in the page and one outside would tell if one of them did anything.
 */
@SixstepTest
class HostileTextIT {

    private static final String MARK = "Canary";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;
    @Autowired
    TicketStore tickets;
    @Autowired
    ReporterLinks links;
    @Autowired
    JdbcTemplate jdbc;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private HttpServer outside;
    private String deployment;
    private String firstName;
    private Chromium browser;
    private TasklistPage tasklist;

    @BeforeEach
    void canaries() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            calls.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        outside.start();
        User user = engine.getIdentityService().createUserQuery().userId("network").singleResult();
        firstName = user.getFirstName();
        user.setFirstName(MARK + "<img src=x onerror=window.canary=1>{{constructor.constructor('window.canary=1')()}}");
        engine.getIdentityService().saveUser(user);
    }

    @AfterEach
    void takeBack() {
        outside.stop(0);
        User user = engine.getIdentityService().createUserQuery().userId("network").singleResult();
        user.setFirstName(firstName);
        engine.getIdentityService().saveUser(user);
        if (deployment != null) {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    @Test
    void nothingThatPeopleWroteDoesAnything() throws IOException {
        deployModelWithHostileNames();
        Ticket ticket = reported();
        var task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(ticket.number()).singleResult();
        engine.getTaskService().setAssignee(task.getId(), "network");
        new ApiClient(port, "network").post("/engine-rest/task/" + task.getId() + "/comment/create", Map.of("message", hostile(200)));
        try (Chromium started = Chromium.start()) {
            browser = started;
            tasklist = new TasklistPage(browser, base());
            tasklist();
            cockpit(task.getProcessInstanceId(), task.getProcessDefinitionId());
            admin();
            reportersPage(ticket);
        }
        assertThat(calls).as("calls from the browser to elsewhere").isEmpty();
    }

    private void tasklist() {
        tasklist.logIn("network").filter("My tasks").open("Triage ticket", MARK);
        browser.see(By.cssSelector(".fjs-container"));
        browser.see(By.xpath("//*[contains(@class, 'fjs-container')]//*[contains(., 'constructor.constructor')]"));
        assertNothingFired("Tasklist's form");
        browser.click(By.xpath("//a[normalize-space(.) = 'History']"));
        browser.see(By.xpath("//*[contains(@class, 'history')]"));
        assertNothingFired("Tasklist's history");
        browser.click(By.xpath("//a[contains(normalize-space(.), 'Start process')]"));
        browser.see(By.xpath("//div[contains(@class, 'modal')]//a"));
        assertNothingFired("Tasklist's list of processes");
        browser.open(base() + "/camunda/app/tasklist/default/");
        tasklist.logOut();
    }

    private void cockpit(String instance, String definition) {
        tasklist.logIn("admin", "cockpit");
        for (String page : List.of("/process-instance/" + instance + "/runtime", "/process-definition/" + definition + "/runtime",
                "/processes", "/repository", "/decisions")) {
            browser.open(base() + "/camunda/app/cockpit/default/#" + page);
            browser.see(By.cssSelector("[ng-view], .ctn-main, .processes-dashboard, .cam-page"));
            assertNothingFired("Cockpit " + page);
        }
        browser.open(base() + "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
        browser.see(By.cssSelector(".djs-element[data-element-id='userTask_triageTicket']"));
        assertNothingFired("Cockpit's diagram");
        tasklist.shot("hostile-names-in-cockpit");
    }

    private void admin() {
        browser.open(base() + "/camunda/app/admin/default/#/users");
        browser.see(By.xpath("//td[contains(., '" + MARK + "')]"));
        assertNothingFired("Admin's users");
        browser.open(base() + "/camunda/app/admin/default/#/users/network?tab=profile");
        browser.see(By.cssSelector("input"));
        assertNothingFired("Admin's profile");
    }

    private void reportersPage(Ticket ticket) {
        jdbc.update("update sixstep.ticket set status = 'awaitingConfirmation' where id = ?", ticket.id());
        browser.open(base() + java.net.URI.create(links.url(links.issue(ticket, Purpose.CONFIRM))).getPath());
        browser.see(By.xpath("//*[contains(text(), '" + MARK + "')]"));
        assertNothingFired("the reporter's page");
        tasklist.shot("hostile-text-on-the-reporters-page");
    }

    private void assertNothingFired(String where) {
        assertThat(browser.evaluate("return window.canary === undefined ? 'silent' : 'fired'")).as(where).isEqualTo("silent");
        assertThat(browser.evaluate(
                "return document.querySelectorAll('img[src=x], img[src*=\"127.0.0.1\"], svg[onload], a[href^=javascript],"
                        + " iframe[src*=\"127.0.0.1\"]').length"))
                .as("elements made of text in " + where).isEqualTo(0L);
        assertThat(calls).as("calls from " + where).isEmpty();
    }

    private Ticket reported() {
        Map<String, Object> problem = new LinkedHashMap<>(
                Map.of("category", "network", "impact", "department", "urgency", "medium", "requestKind", "incident"));
        problem.put("summary", hostile(200));
        for (String field : List.of("description", "affected", "stepsTried", "subcategory")) {
            problem.put(field, hostile(field.equals("subcategory") ? 60 : 200));
        }
        problem.put("reporter",
                Map.of("name", hostile(100), "department", hostile(100), "organisation", hostile(100), "phone", "<b onclick=1>1"));
        problem.put("environment", Map.of("device", hostile(100), "operatingSystem", hostile(100), "software", hostile(100),
                "softwareVersion", "<i>", "browser", hostile(100)));
        ApiClient.Answer created = new ApiClient(port, "agent").post("/api/tickets", problem);
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        Ticket ticket = tickets.findByNumber(created.text("number")).orElseThrow();
        return tickets.change(ticket.id(), Map.of("rootCause", hostile(400), "solution", hostile(400), "advice", hostile(400)));
    }

    /** A name in a diagram is its author's: others see it in their browsers. */
    private void deployModelWithHostileNames() throws IOException {
        String model = java.nio.file.Files.readString(java.nio.file.Path.of("processes", "publishAnswer.bpmn"));
        String name = org.springframework.web.util.HtmlUtils.htmlEscape(hostile(200));
        var builder = engine.getRepositoryService().createDeployment().name(hostile(200)).addString("publishAnswer.bpmn",
                model.replace("name=\"Publish answer\" isExecutable", "name=\"" + name + "\" isExecutable")
                        .replace("name=\"Review answer\"", "name=\"" + name + "\"")
                        .replace("id=\"publishAnswer\"", "id=\"publishAnswer\" camunda:versionTag=\""
                                + org.springframework.web.util.HtmlUtils.htmlEscape(hostile(60)) + "\""));
        for (String form : List.of("draftAnswer", "reviewAnswer", "reviseAnswer")) {
            builder.addString(form + ".form", java.nio.file.Files.readString(java.nio.file.Path.of("forms", form + ".form")));
        }
        deployment = builder.deploy().getId();
    }

    private String hostile(int most) {
        String elsewhere = "http://127.0.0.1:" + outside.getAddress().getPort() + "/";
        String text = MARK
                + "<img src=x onerror=window.canary=1>{{constructor.constructor('window.canary=1')()}}<svg onload=window.canary=1>![x]("
                + elsewhere + ")[x](javascript:window.canary=1)"
                + "<script>window.canary=1</script><iframe src=\"" + elsewhere + "\"></iframe>\"'><style>@import '" + elsewhere
                + "';</style>";
        return text.substring(0, Math.min(most, text.length()));
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
