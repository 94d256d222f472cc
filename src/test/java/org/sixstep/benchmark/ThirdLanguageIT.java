package org.sixstep.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.sixstep.ApiClient;
import org.sixstep.FreePort;
import org.sixstep.Languages;
import org.sixstep.demo.DemoUsers;
import org.springframework.util.FileSystemUtils;

/**
 * A language that nobody delivers needs files only: a desk is started on a copy of ours in which a catalogue, the texts of the web
 * applications, and translations in a diagram and a form were added, and nothing was compiled.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ThirdLanguageIT {

    private static final String LANGUAGE = "eo";
    private static final String TRANSLATED = "Eo ";
    private static final String APPLICATIONS = "META-INF/resources/webjars/camunda/app/";
    private static final String LABELS_IN_CHINESE = "\"((?:label|description|text|dateLabel|timeLabel|option\\.[^\"]+)\\.)zh\": \"(.*)\"";
    private static final String NAMES_IN_CHINESE = "<camunda:property name=\"(\\w+\\.)zh\" value=\"([^\"]*)\" />";
    private static final Map<String, Object> PROBLEM = Map.of("summary", "The screen is dark", "description", "x", "reporter",
            Map.of("name", "Lin", "email", "lin@example.org"), "category", "hardware", "impact", "user", "urgency", "medium",
            "requestKind", "incident");

    private final Path folder = Path.of("target", "test-data", "language-" + UUID.randomUUID()).toAbsolutePath();
    private final Path classes = folder.resolve("target/classes");
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    private int port;
    private ChildServer desk;

    @BeforeAll
    void addFiles() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("target", "classes"), classes);
        Files.writeString(classes.resolve("i18n/messages_eo.properties"), Languages.english().entrySet().stream()
                .map(text -> text.getKey() + '=' + invented(text.getKey(), text.getValue())).collect(Collectors.joining("\n")));
        for (String application : List.of("admin", "cockpit", "tasklist", "welcome")) {
            Files.writeString(classes.resolve(APPLICATIONS + application + "/locales/eo.json"),
                    "{\"labels\": {\"APP_NAME\": \"Eo %s\"}}".formatted(application));
        }
        replace("forms/triageTicket.form", LABELS_IN_CHINESE, "$0, \"$1eo\": \"Eo $2\"");
        replace("processes/supportTicket.bpmn", NAMES_IN_CHINESE, "$0<camunda:property name=\"$1eo\" value=\"Eo $2\" />");
        port = FreePort.choose();
        desk = ChildServer.rebuilt(classes, folder.resolve("data"), port, LANGUAGE);
    }

    private static String invented(String key, String english) {
        return switch (key) {
            case "page.language.tag" -> LANGUAGE;
            case "page.language" -> "Esperanto";
            // formats of dates and separators have no words
            default -> (key.startsWith("format.") || english.isBlank() ? english : TRANSLATED + english).replace("\n", "\\n");
        };
    }

    private void replace(String file, String found, String by) throws IOException {
        Path model = classes.resolve(file);
        String before = Files.readString(model);
        String after = before.replaceAll(found, by);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(model, after);
    }

    @AfterAll
    void stop() {
        if (desk != null) {
            desk.close();
        }
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    @Test
    void theApiRefusesInIt() {
        ApiClient.Answer refused = new ApiClient(port, "agent").post("/api/tickets", Map.of(), "Accept-Language", LANGUAGE);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("title")).isEqualTo(TRANSLATED + Languages.english().get("api.invalid.title"));
    }

    @Test
    void aPublicPageSpeaksItAndOffersTheOthers() throws Exception {
        assertThat(read("/"))
                .contains("lang=\"eo\"", TRANSLATED + Languages.english().get("page.desk"), "href=\"?lang=en\"", ">English</a>",
                        "href=\"?lang=zh\"", ">中文</a>")
                .doesNotContain("?lang=eo");
    }

    @Test
    void theWebApplicationsOfferItAndOurScriptsSpeakIt() throws Exception {
        assertThat(read("/camunda/app/texts.js")).contains("language = \"eo\"", "languages = [\"en\",\"eo\",\"zh\"]",
                "\"web.tasklist.name\":\"" + TRANSLATED + Languages.english().get("web.tasklist.name"));
        assertThat(read("/camunda/app/tasklist/locales/eo.json")).contains("Eo tasklist");
    }

    @Test
    void aTicketOfTheDeskIsInIt() {
        String number = new ApiClient(port, "agent").post("/api/tickets", PROBLEM).text("number");
        assertThat(new ApiClient(port, "lead").get("/api/tickets/" + number).text("language")).isEqualTo(LANGUAGE);
    }

    @Test
    void aTaskAndItsFormAreInIt() throws Exception {
        String number = new ApiClient(port, "agent").post("/api/tickets", PROBLEM).text("number");
        String owner = new ApiClient(port, "lead").get("/api/tickets/" + number).text("owner");
        String task = new ApiClient(port, "lead").get("/engine-rest/task?processInstanceBusinessKey=" + number).body().path(0).path("id")
                .asText();
        read("/camunda/app/tasklist/default/");
        assertThat(logIn(owner)).isEqualTo(200);

        assertThat(json("/task/" + task).path("name").asText()).contains(TRANSLATED + "初步排查");
        assertThat(json("/task/" + task + "/deployed-form").findValuesAsText("label")).contains(TRANSLATED + "初步排查结果");
        assertThat(json("/task/" + task + "/form-variables?variableNames=facts").at("/facts/value").asText())
                .contains("| " + TRANSLATED + Languages.english().get("facts.priority") + " |");
    }

    private int logIn(String user) throws Exception {
        String token = cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).findFirst()
                .map(HttpCookie::getValue).orElseThrow();
        return browser.send(request("/camunda/api/admin/auth/user/default/login/tasklist").header("X-XSRF-TOKEN", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + DemoUsers.PASSWORD)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(read("/camunda/api/engine/engine/default" + path));
    }

    private String read(String path) throws Exception {
        HttpResponse<String> answer = browser.send(request(path).GET().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept-Language", LANGUAGE + ", en;q=0.5");
    }
}
