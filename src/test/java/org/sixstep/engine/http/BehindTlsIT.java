package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.SixstepTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The desk as a proxy that ends TLS sees it: cookies and headers that follow from the public address, and whom it believes. */
@SixstepTest
@TestPropertySource(properties = {"sixstep.public-url=https://desk.example.org", "sixstep.trusted-proxies=127.0.0.1,::1",
    "sixstep.page-requests-per-minute=3"})
class BehindTlsIT {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/t/unknown", "/css/sixstep.css", "/whatever", "/api/tickets", "/engine-rest/task", "/actuator/health",
        "/camunda/app/tasklist/default/",
        "/camunda/api/engine/engine/default/task"})
    void everyAnswerAsksForHttpsForAYear(String path) throws Exception {
        assertThat(get(path, "203.0.113." + path.length()).headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000; includeSubDomains");
    }

    @Test
    void everyCookieIsSecureAndTheSessionsIsOfThisHostOnly() throws Exception {
        List<String> cookies = get("/camunda/app/tasklist/default/", "203.0.113.1").headers().allValues("Set-Cookie");

        assertThat(cookies).isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "SameSite=Lax").doesNotContain("Domain="));
        assertThat(cookies).filteredOn(cookie -> cookie.startsWith("__Host-sixstep=")).singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "Path=/;"));
        assertThat(cookies).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void theProxySaysWhoAsksAndEachIsCountedApart() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(get("/", "2001:db8:7::" + i).statusCode()).isEqualTo(200);
        }

        assertThat(get("/", "2001:db8:7::99").statusCode()).isEqualTo(429);
        assertThat(get("/", "2001:db8:8::99").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String forwardedFor) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("X-Forwarded-For", forwardedFor)
                        .header("X-Forwarded-Proto", "https").GET().build(), BodyHandlers.ofString());
    }
}
