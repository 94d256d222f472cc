package org.sixstep.engine;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.sixstep.TestDatabase;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.engine.identity.CheapPasswords;
import org.sixstep.form.InvalidFormException;
import org.sixstep.process.ModelBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** The whole application on a database of its own, asked through its endpoints. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"sixstep.durable=false", "sixstep.demo-tickets=false"})
@AutoConfigureObservability(tracing = false)
@Import({EngineTest.Beans.class, CheapPasswords.class})
public abstract class EngineTest {

    private static final Path HOME = TestDatabase.home("engine-test");

    @Autowired
    protected ProcessEngine engine;
    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    protected Canary canary;
    @LocalServerPort
    protected int port;

    /** Shows that an expression was evaluated. */
    @ModelBean
    public static class Canary {

        public int touched;

        public String touch() {
            touched++;
            return "canary";
        }
    }

    public static class ClosedBean {

        public String touch() {
            return "closed";
        }
    }

    @TestConfiguration
    static class Beans {

        @Bean
        Canary canary() {
            return new Canary();
        }

        @Bean
        ClosedBean closedBean() {
            return new ClosedBean();
        }

        @Bean
        JavaDelegate openDelegate() {
            return execution -> execution.setVariable("delegated", true);
        }

        @Bean
        TaskListener refusingListener() {
            return task -> {
                throw new InvalidFormException("summary", "Say in one sentence what is wrong.");
            };
        }
    }

    @DynamicPropertySource
    static void emptyDatabase(DynamicPropertyRegistry registry) throws IOException {
        registry.add("sixstep.data-directory", () -> {
            try {
                FileSystemUtils.deleteRecursively(HOME.resolve("postgres"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return HOME.toString();
        });
    }

    protected void deploy(BpmnModelInstance model, String name) {
        engine.getRepositoryService().createDeployment().addModelInstance(name + ".bpmn", model).deploy();
    }

    protected static BpmnModelInstance oneTask(String key) {
        return Bpmn.createExecutableProcess(key).camundaHistoryTimeToLive(1).startEvent().userTask("userTask_only")
                .camundaCandidateGroups(Roles.AGENTS)
                .endEvent().done();
    }

    protected String taskOf(String processKey) {
        String instance = engine.getRuntimeService().startProcessInstanceByKey(processKey).getId();
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    public HttpResponse<String> get(String user, String path) {
        return send(as(user, path).GET());
    }

    public HttpResponse<String> post(String user, String path, String json) {
        return send(as(user, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    protected HttpRequest.Builder as(String user, String path) {
        HttpRequest.Builder request = request(path);
        return user == null ? request : request.header("Authorization", basic(user, DemoUsers.PASSWORD));
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(HttpClient.newHttpClient(), request);
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    public static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who works in the engine's web applications: a session, and the token that goes with it. */
    public final class Browser {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        private String language = "en";

        /** As a browser whose languages these are. */
        public Browser preferring(String languages) {
            language = languages;
            return this;
        }

        public Browser visit() {
            get("/camunda/app/tasklist/default/");
            return this;
        }

        public Browser login(String user) {
            visit();
            HttpResponse<String> answer = send("/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
                    "username=" + user + "&password=" + DemoUsers.PASSWORD);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(user + " cannot log in: " + answer.statusCode() + ' ' + answer.body());
            }
            return visit();
        }

        public HttpResponse<String> get(String path) {
            return EngineTest.send(client, own(path).GET());
        }

        /** As somebody who looks at the page. */
        public HttpResponse<String> read(String path) {
            return EngineTest.send(client, own(path).header("Accept", "text/html").GET());
        }

        public HttpClient client() {
            return client;
        }

        public HttpResponse<String> post(String path, String json) {
            return send(path, "application/json", json);
        }

        /** As a page of another site would. */
        public HttpResponse<String> withoutToken(String path, String json) {
            return EngineTest.send(client, own(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        }

        public HttpResponse<String> form(String path, String fields) {
            return send(path, "application/x-www-form-urlencoded", fields);
        }

        /** The value of a cookie that the browser has. */
        public String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).findFirst()
                    .map(java.net.HttpCookie::getValue).orElse(null);
        }

        public HttpResponse<String> send(String path, String type, String body) {
            return send("POST", path, type, body);
        }

        public HttpResponse<String> send(String method, String path, String type, String body) {
            String token = cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .findFirst()
                    .map(java.net.HttpCookie::getValue).orElse("");
            return EngineTest.send(client, own(path).header("Content-Type", type).header("Accept", "application/json")
                    .header("X-XSRF-TOKEN", token).method(method, BodyPublishers.ofString(body)));
        }

        private HttpRequest.Builder own(String path) {
            return request(path).header("Accept-Language", language);
        }
    }
}
