package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.sixstep.web.RawHttp;

/** The headers of each class of answers, as a table: who asks, for what, with which answer, and what a browser learns about it. */
class ResponseClassesTest extends EngineTest {

    private static final String PAGE = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String PROGRAM = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String DOCS = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self'; "
            + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        // our own pages, and what is said where there is none
        ",      /,                                        200, PAGE,    no-store, no-referrer",
        ",      /t/unknown,                       404, PAGE,    no-store, no-referrer",
        ",      /css/sixstep.css,                         200, PAGE,    no-store, no-referrer",
        ",      /whatever,                        403, PAGE,    no-store, no-referrer",
        ",      /t/a/b,                                   404, PAGE,    no-store, no-referrer",
        // programs: data, refusals, errors
        "agent, /api/tickets,                             200, PROGRAM, no-store, no-referrer",
        ",      /api/tickets,                     401, PROGRAM, no-store, no-referrer",
        "owner, /api/tickets,                             403, PROGRAM, no-store, no-referrer",
        "agent, /api/tickets/TS19990101001,       404, PROGRAM, no-store, no-referrer",
        "agent, /engine-rest/task,                        200, PROGRAM, no-store, no-referrer",
        "agent, /engine-rest/task/none,           404, PROGRAM, no-store, no-referrer",
        ",      /engine-rest/task,                        401, PROGRAM, no-store, no-referrer",
        ",      /actuator/health,                 200, PROGRAM, no-store, no-referrer",
        "admin, /actuator/prometheus,                     200, PROGRAM, no-store, no-referrer",
        "agent, /api/openapi,                     200, PROGRAM, no-store, no-referrer",
        "agent, /api/swagger-ui/index.html,               200, DOCS,    no-store, no-referrer",
        "agent, /api/swagger-ui/swagger-ui-bundle.js, 200, DOCS, no-store, no-referrer",
        // the engine's web applications and their own API
        ",      /camunda/app/tasklist/default/,           200, WEBAPP,  no-cache, same-origin",
        ",      /camunda/app/cockpit/default/,    200, WEBAPP,  no-cache, same-origin",
        // what its address says for good is kept for good, but not that it is missing; what is ours is asked for anew
        ",      /camunda/lib/runtime.js?bust=7.24.0,      200, PAGE,  'private, max-age=31536000, immutable', same-origin",
        ",      /camunda/assets/IBMPlexSans-Bold.woff?bust=7.24.0, 200, PAGE, 'private, max-age=31536000, immutable', same-origin",
        ",      /camunda/app/tasklist/camunda-tasklist-bootstrap.css?bust=7.24.0, 200, WEBAPP, 'private, max-age=31536000, immutable', same-origin",
        ",      /camunda/app/tasklist/scripts/custom/forms-1.js, 200, WEBAPP, 'private, max-age=31536000, immutable', same-origin",
        ",      /camunda/lib/runtime.js?bust=7.25.0,      200, PAGE,    no-cache, same-origin",
        ",      /camunda/lib/runtime.js,                  200, PAGE,  no-cache, same-origin",
        ",      /camunda/app/tasklist/styles/user-styles.css?bust=7.24.0, 200, WEBAPP, no-cache, same-origin",
        ",      /camunda/app/tasklist/locales/zh.json?bust=7.24.0, 200, WEBAPP, no-cache, same-origin",
        ",      /camunda/lib/none.js?bust=7.24.0,         404, PAGE,    no-store, no-referrer",
        ",      /camunda/app/tasklist/scripts/custom/none-1.js, 404, PAGE, no-store, no-referrer",
        ",      /camunda/api/engine/engine/default/task,  401, PAGE,    no-store, no-referrer",
        ",      /camunda/api/engine/engine,       200, WEBAPP,  no-store, same-origin",
        ",      /camunda/api/admin/auth/user/default,     404, PAGE,    no-store, no-referrer"})
    void has(String user, String path, int status, String policy, String cache, String referrer) {
        HttpResponse<String> answer = get(user, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement().satisfies(given -> {
            switch (policy) {
                case "PAGE" -> assertThat(given).isEqualTo(PAGE);
                case "PROGRAM" -> assertThat(given).isEqualTo(PROGRAM);
                case "DOCS" -> assertThat(given).isEqualTo(DOCS);
                default -> assertThat(given).matches(
                        "default-src 'self'; script-src 'nonce-[\\w-]{27}' 'strict-dynamic' 'unsafe-eval'; style-src 'self'"
                                + " 'unsafe-inline'; "
                                + "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; "
                                + "sandbox allow-forms allow-modals allow-scripts allow-same-origin allow-popups allow-downloads");
            }
        });
        assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(cache == null ? List.of() : List.of(cache));
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly(referrer);
        everyAnswerHas(answer);
    }

    private static void everyAnswerHas(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("Permissions-Policy")).singleElement()
                .satisfies(policy -> assertThat(policy).contains("camera=()", "microphone=()"));
        for (String telling : List.of("Server", "X-Powered-By", "Via", "Access-Control-Allow-Origin")) {
            assertThat(answer.headers().firstValue(telling)).as(telling).isEmpty();
        }
        // over plain HTTP no browser would heed it; with https it is there (BehindTlsIT)
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    /** Not what people wrote: how well it can be compressed would tell something of it. */
    @ParameterizedTest
    @CsvSource({"/camunda/lib/deps.js?bust=7.24.0, gzip", "/camunda/app/tasklist/camunda-tasklist-bootstrap.css?bust=7.24.0, gzip",
        "/camunda/app/tasklist/locales/zh.json?bust=7.24.0,", "/camunda/app/tasklist/default/,", "/api/openapi,"})
    void scriptsAndStylesAreSentCompressed(String path, String encoding) throws Exception {
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Encoding", "gzip").header("Authorization", basic("agent", DemoUsers.PASSWORD)).build(),
                BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).isEqualTo(Optional.ofNullable(encoding));
    }

    @Test
    void webApplicationsRefuseAChangeWithoutTheTokenOfTheirSession() {
        HttpResponse<String> without = new Browser().login("agent").withoutToken("/camunda/api/engine/engine/default/task", "{}");
        HttpResponse<String> with = new Browser().login("agent").post("/camunda/api/engine/engine/default/task", "{}");

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(with.statusCode()).isEqualTo(200);
    }

    @Test
    void sessionCookiesAreOutOfReachOfScriptsAndOtherSites() {
        HttpResponse<String> page = get(null, "/camunda/app/tasklist/default/");

        assertThat(page.headers().allValues("Set-Cookie")).filteredOn(cookie -> !cookie.startsWith("XSRF-TOKEN")).isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Domain="));
        assertThat(page.headers().allValues("Set-Cookie")).filteredOn(cookie -> cookie.startsWith("XSRF-TOKEN"))
                .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Lax"));
    }

    @Test
    void redirectsKeepSchemeAndHostThatTheBrowserUsed() {
        assertThat(get(null, "/camunda/app/tasklist/").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).startsWith("/"));
    }

    @Test
    void noMethodIsAnsweredThatNobodyNeeds() {
        for (String method : List.of("TRACE", "CONNECT", "PROPFIND", "FOO")) {
            assertThat(RawHttp.send(port, method + " /api/tickets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).as(method)
                    .matches("(?s)HTTP/1\\.1 (400|401|405|501) .*");
        }
    }

    @Test
    void whoeverMayNotSeeDetailsOfHealthSeesNone() {
        assertThat(get(null, "/actuator/health").body()).contains("\"status\"").doesNotContain("components");
        assertThat(get("agent", "/actuator/health").body()).doesNotContain("components");
        assertThat(get("manager", "/actuator/health").body()).contains("components", "calendars");
        assertThat(get("admin", "/actuator/health").body()).contains("components", "outbox");
    }

    @ParameterizedTest
    @CsvSource({"env", "configprops", "beans", "heapdump", "threaddump", "loggers", "mappings", "shutdown", "flyway", "sbom", "info",
        "httpexchanges", "scheduledtasks"})
    void nothingElseOfTheApplicationCanBeAsked(String endpoint) {
        assertThat(get("admin", "/actuator/" + endpoint).statusCode()).isEqualTo(403);
    }
}
