package org.sixstep.engine.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.EndpointLines.Line;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.test.context.TestPropertySource;

/**
 * Every role, and those without one, at every endpoint that this application has, as {@link Access} says (A1-A9). The endpoints are listed
 * at run time: a new one without a line in {@code engine-endpoints.txt} or {@code other-endpoints.txt} fails. What is refused changes
 * nothing.
 */
@TestInstance(Lifecycle.PER_CLASS)
// the job executor rests, which its health would call a failure
@TestPropertySource(properties = "management.health.camunda.enabled=false")
class AuthorizationMatrixIT extends EngineTest {

    private static final Pattern EMPTY = Pattern.compile("\\s*(\\[]|\\{}|\\{\"count\":0}|\\{\"tickets\":\\[]})?\\s*");
    private static final String PROBLEM = """
            {"summary": "Matrix", "description": "x", "reporter": {"name": "Lin", "email": "lin@example.org"}, "category": "network",
             "impact": "department", "urgency": "medium", "requestKind": "incident"}""";
    private static final String BOUNDARY = "----matrix";
    private static final String UNREADABLE_MODEL = "--" + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nmatrix\r\n--" + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"x.bpmn\"\r\nContent-Type: text/xml\r\n\r\nno model\r\n--"
            + BOUNDARY + "--\r\n";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private ServletContext servlets;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> things = new LinkedHashMap<>();
    private final Map<String, Browser> browsers = new LinkedHashMap<>();
    private DatabaseContent content;

    /** @param role null for somebody who has none */
    private record Actor(String user, String role) {

        boolean hasAccount() {
            return user != null && !user.equals("removed");
        }
    }

    private static List<Actor> actors() {
        List<Actor> actors = new ArrayList<>(List.of(new Actor(null, null), new Actor("removed", null), new Actor("roleless", null)));
        Set<String> taken = new TreeSet<>();
        DemoUsers.ALL.stream().filter(person -> taken.add(person.role()))
                .forEach(person -> actors.add(new Actor(person.id(), person.role())));
        return actors;
    }

    @BeforeAll
    void somethingOfEachKind() {
        for (String user : List.of("removed", "roleless")) {
            User account = engine.getIdentityService().newUser(user);
            account.setPassword(DemoUsers.PASSWORD);
            engine.getIdentityService().saveUser(account);
        }
        engine.getIdentityService().deleteUser("removed");
        Task task = triage();
        Task other = triage();
        engine.getTaskService().setAssignee(task.getId(), "network");
        // one that is resolved together: Cockpit shows what is called while it is called
        engine.getRuntimeService().createProcessInstanceModification(triage().getProcessInstanceId())
                .startBeforeActivity("callActivity_resolveProblem").execute();
        // and one that waits for its group
        engine.getTaskService().setAssignee(triage().getId(), null);
        String instance = task.getProcessInstanceId();
        things.put("task", task.getId());
        things.put("instance", instance);
        things.put("otherInstance", other.getProcessInstanceId());
        things.put("ticket",
                engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey());
        things.put("definition", task.getProcessDefinitionId());
        things.put("deployment", engine.getRepositoryService().getProcessDefinition(task.getProcessDefinitionId()).getDeploymentId());
        things.put("decision", engine.getRepositoryService().createDecisionDefinitionQuery().decisionDefinitionKey("assignPriority")
                .latestVersion().singleResult().getId());
        things.put("job", engine.getManagementService().createJobQuery().processInstanceId(instance).listPage(0, 1).get(0).getId());
        things.put("jobDefinition", engine.getManagementService().createJobDefinitionQuery().processDefinitionKey("supportTicket")
                .listPage(0, 1).get(0).getId());
        things.put("variable",
                engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(instance).listPage(0, 1).get(0).getId());
        things.put("authorization",
                engine.getAuthorizationService().createAuthorizationQuery().groupIdIn(Roles.AGENTS).listPage(0, 1).get(0).getId());
        things.put("filter", engine.getFilterService().createTaskFilterQuery().filterName("Urgent first").singleResult().getId());
        things.put("comment", engine.getTaskService().createComment(task.getId(), null, "x").getId());
        things.put("attachment", engine.getTaskService()
                .createAttachment("x", task.getId(), null, "x", "x", new ByteArrayInputStream(new byte[] {1})).getId());
        nothingHappensByItself();
    }

    /** Whatever changes from now on is changed by a request. */
    private void nothingHappensByItself() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor().shutdown();
        context.getBean(ThreadPoolTaskScheduler.class).shutdown();
        context.getBean(Scheduler.class).pause();
        context.getBean(TaskFilterSetup.class).followUsers();
        actors().forEach(actor -> browsers.put(String.valueOf(actor.user()),
                actor.role() == null ? new Browser().visit() : new Browser().login(actor.user())));
        content = new DatabaseContent(jdbc);
    }

    private Task triage() {
        String ticket = post("agent", "/api/tickets", PROBLEM).body().replaceAll("(?s).*\"number\":\"(TS\\d+)\".*", "$1");
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(ticket).singleResult();
    }

    @TestFactory
    Stream<DynamicTest> engineRest() throws IOException {
        return EndpointLines.of("/engine-endpoints.txt").stream()
                .map(line -> DynamicTest.dynamicTest(line.toString(), () -> check(line, "/engine-rest", this::program)));
    }

    /** The same resources once more, behind the session of Tasklist, Cockpit and Admin: what is read. */
    @TestFactory
    Stream<DynamicTest> webApplications() throws IOException {
        return EndpointLines.of("/engine-endpoints.txt").stream().filter(line -> line.rule().equals("see") && line.method().equals("GET"))
                .map(line -> DynamicTest.dynamicTest(line.toString(),
                        () -> check(line, "/camunda/api/engine/engine/default", this::browser)));
    }

    @TestFactory
    Stream<DynamicTest> otherEndpoints() throws IOException {
        return EndpointLines.of("/other-endpoints.txt").stream().filter(line -> !line.request().isEmpty())
                .map(line -> DynamicTest.dynamicTest(line.toString(),
                        () -> check(line, "", line.request().startsWith("/camunda") ? this::browser : this::program)));
    }

    /** Every endpoint of the engine that is not only read, whether or not a line asks it: by somebody who has an account and no role. */
    @TestFactory
    Stream<DynamicTest> whatIsRefusedChangesNothing() {
        return JaxRsEndpoints.of(CamundaRestResources.getResourceClasses()).stream()
                .filter(endpoint -> !Set.of("GET", "OPTIONS").contains(endpoint.method()) && !endpoint.path().startsWith("/engine/"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    DatabaseContent.State before = content.state();
                    HttpResponse<String> answer = send(client, as("roleless", "/engine-rest" + ofThings(endpoint.path()))
                            .header("Content-Type", "application/json").method(endpoint.method(), BodyPublishers.ofString("{}")));

                    assertThat(content.changedSince(before)).as("%s %s", answer.statusCode(), answer.body()).isEmpty();
                }));
    }

    /** With the ids of what there is; of what there is not, with one that nothing has. */
    private String ofThings(String path) {
        Map<String, String> ids = Map.of("task", "task", "process-instance", "instance", "execution", "instance", "job", "job",
                "process-definition", "definition", "deployment", "deployment", "decision-definition", "decision", "job-definition",
                "jobDefinition", "authorization", "authorization", "filter", "filter");
        String kind = path.split("/")[1];
        String whole = kind.equals("history") && path.split("/")[2].equals("variable-instance") ? "variable"
                : ids.getOrDefault(kind, "none");
        return path.replaceFirst("\\{\\w+}", things.getOrDefault(whole, "agent2")).replace("{commentId}", things.get("comment"))
                .replace("{attachmentId}", things.get("attachment")).replaceAll("\\{\\w+}", "owner");
    }

    @Test
    void everyResourceOfTheEngineHasALine() throws IOException {
        Set<String> resources = JaxRsEndpoints.of(CamundaRestResources.getResourceClasses()).stream()
                .filter(endpoint -> !endpoint.method().equals("OPTIONS"))
                .map(AuthorizationMatrixIT::resource).collect(Collectors.toCollection(TreeSet::new));

        assertThat(resources).as("engine-endpoints.txt").isEqualTo(covered("/engine-endpoints.txt"));
    }

    @Test
    void everyOtherEndpointHasALine() throws IOException {
        Set<String> covered = covered("/other-endpoints.txt");
        covered.removeIf(caller -> caller.endsWith(" PAGE"));

        assertThat(RunningEndpoints.of(context, servlets)).as("other-endpoints.txt").isEqualTo(covered);
    }

    private static String resource(JaxRsEndpoints.Endpoint endpoint) {
        String[] parts = endpoint.path().replaceFirst("^/engine/\\{name}(?=/)", "").split("/");
        return (parts[1].equals("history") ? "history/" + parts[2] : parts[1]) + " " + endpoint.method();
    }

    private static Set<String> covered(String table) throws IOException {
        return EndpointLines.of(table).stream().map(Line::covers).collect(Collectors.toCollection(TreeSet::new));
    }

    private interface Caller {

        HttpResponse<String> ask(Actor actor, Line line, String path);
    }

    private void check(Line line, String root, Caller caller) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Actor actor : actors()) {
            boolean isLeft = line.rule().equals("leave") && actor.role() != null && line.who().contains(actor.role());
            if (!isLeft) {
                DatabaseContent.State before = content.state();
                HttpResponse<String> answer = caller.ask(actor, line, root + filled(line.request()));
                Set<String> changed = answer.statusCode() < 400 ? Set.of() : content.changedSince(before);
                if (!isRight(line, actor, answer) || !changed.isEmpty()) {
                    wrong.put(String.valueOf(actor.user()), answer.statusCode() + " "
                            + answer.body().substring(0, Math.min(300, answer.body().length())) + " changed " + changed);
                }
            }
        }
        assertThat(wrong).as(line.toString()).isEmpty();
    }

    private static boolean isRight(Line line, Actor actor, HttpResponse<String> answer) {
        int status = answer.statusCode();
        // wrong passwords are refused, and after some of them those who send them have to wait
        boolean refused = status == 401 || status == 403 || status == 429;
        boolean done = status < 400;
        boolean allowed = actor.role() != null && line.who().contains(actor.role());
        if (line.rule().equals("anyone")) {
            boolean wrongPassword = actor.user() != null && !actor.hasAccount();
            return (!refused || wrongPassword || status == 429) && status < 500;
        }
        if (line.rule().equals("page")) {
            // without a login it is the page that asks for one
            return actor.role() == null ? status == 200 : allowed == done && status < 500;
        }
        if (!actor.hasAccount()) {
            return refused;
        }
        return switch (line.rule()) {
            case "login" -> !refused && status < 500;
            case "nobody" -> status == 403;
            case "nothing" -> !done || EMPTY.matcher(answer.body()).matches();
            case "see" -> allowed ? done && !EMPTY.matcher(answer.body()).matches()
                    : refused || status == 404 || done && EMPTY.matcher(answer.body()).matches();
            case "may" -> allowed ? !refused && status < 500 : refused || status == 404;
            case "do", "leave" -> allowed == done && status < 500;
            default -> throw new IllegalArgumentException(line.rule());
        };
    }

    private HttpResponse<String> program(Actor actor, Line line, String path) {
        boolean isMultipart = line.body().equals("multipart");
        HttpRequest.Builder request = as(actor.user(), path).header("Accept", "application/json, */*;q=0.5");
        if (!line.body().isEmpty()) {
            request.header("Content-Type", isMultipart ? "multipart/form-data; boundary=" + BOUNDARY : "application/json");
        }
        String body = isMultipart ? UNREADABLE_MODEL : filled(line.body());
        return send(client, request.method(line.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> browser(Actor actor, Line line, String path) {
        Browser browser = browsers.get(String.valueOf(actor.user()));
        return switch (line.method()) {
            case "PAGE" -> browser.read(path);
            case "GET" -> browser.get(path);
            default -> browser.post(path, filled(line.body()));
        };
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return filled;
    }
}
