package org.sixstep.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.Catalogue;
import org.sixstep.MessagesSlice;
import org.sixstep.MutableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The pages without a login, asked too often, with too much, by nobody who speaks HTTP, and from behind a proxy that may say who asks. */
@SpringBootTest(classes = MessagesSlice.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {MessagesSlice.LINK_SECRET,
    "sixstep.page-requests-per-minute=5", "sixstep.trusted-proxies=127.0.0.1,::1"})
class PublicEndpointsTest {

    private static final String PRODUCTS = "(?i)tomcat|apache|spring|camunda|java|jetty|exception|servlet|whitelabel";

    @Autowired
    MutableClock clock;
    @Autowired
    ServletWebServerApplicationContext application;
    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void nextMinute() {
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void whoeverAsksTooOftenLearnsWhenToComeBackAndOthersAreNotHindered() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(get("/t/unknown", "203.0.113.7").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> refused = get("/t/unknown", "203.0.113.7");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(refused.body()).contains(Catalogue.en("error.text.429"));
        assertThat(get("/t/unknown", "203.0.113.8").statusCode()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(1));
        assertThat(get("/t/unknown", "203.0.113.7").statusCode()).isEqualTo(404);
    }

    @Test
    void aClientCannotHideBehindAnAddressOfItsChoice() throws Exception {
        for (int i = 0; i < 5; i++) {
            // the proxy appends whom it sees; what the client wrote before that proves nothing
            get("/t/unknown", "198.51.100." + i + ", 203.0.113.9");
        }

        assertThat(get("/t/unknown", "198.51.100.77, 203.0.113.9").statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"text/html, text/html", "application/json, application/problem+json", "*/*, application/problem+json"})
    void errorsAreAPageForPeopleAndAProblemForPrograms(String accepted, String type) throws Exception {
        HttpResponse<String> answer = send(request("/nothing/here").header("Accept", accepted).GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.body()).contains(Catalogue.en("error.text.404")).doesNotContainPattern(PRODUCTS);
        hasHeaders(answer);
    }

    @Test
    void anErrorPageSpeaksTheVisitorsLanguage() throws Exception {
        assertThat(send(request("/nothing").header("Accept", "text/html").header("Accept-Language", "zh-CN").GET()).body())
                .contains(Catalogue.zh("error.title.404"));
    }

    @Test
    void aFormThatIsTooLargeIsRefusedWithASentence() throws Exception {
        HttpResponse<String> announced = send(form("comment=" + "x".repeat(70_000), true));
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(announced.body()).contains(Catalogue.en("error.text.413"));
        hasHeaders(announced);

        assertThat(send(form("comment=" + "x".repeat(60_000), true)).statusCode()).isEqualTo(404);
    }

    @Test
    void aFormThatDoesNotSayHowLongItIsIsNotRead() throws Exception {
        HttpResponse<String> refused = send(form("comment=x", false));

        assertThat(refused.statusCode()).isEqualTo(411);
        assertThat(refused.body()).contains(Catalogue.en("error.text.411"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "FOO / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "DELETE /t/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /<script> HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "nonsense\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        "POST /t/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense\r\nConnection: close\r\n\r\n",
        "POST /t/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
        "POST /t/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\nConnection:"
                + " close\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n",
        "POST /t/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\nConnection:"
                + " close\r\n\r\n5\r\nab",
        "POST /t/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd"})
    void whatIsNoRequestOfOursIsRefusedWithoutSayingWhatWeAreMadeOf(String bytes) {
        String answer = RawHttp.send(port, bytes);

        assertThat(answer).matches("(?s)HTTP/1\\.1 (4\\d\\d|50[15]) .*").doesNotContainIgnoringCase("server:")
                .doesNotContainPattern(PRODUCTS)
                .contains("X-Content-Type-Options: nosniff").contains("Content-Security-Policy: default-src 'none'");
    }

    @Test
    void headersAndAddressesThatAreTooLongAreRefused() {
        String header = RawHttp.send(port,
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\nConnection: close\r\n\r\n");
        String address = RawHttp.send(port, "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(header).matches("(?s)HTTP/1\\.1 4\\d\\d .*").doesNotContainPattern(PRODUCTS);
        assertThat(address).matches("(?s)HTTP/1\\.1 4\\d\\d .*").doesNotContainPattern(PRODUCTS);
    }

    @Test
    void aClientThatFallsSilentIsLetGo() {
        Connector connector = ((TomcatWebServer) application.getWebServer()).getTomcat().getConnector();
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();

        assertThat(protocol.getConnectionTimeout()).isEqualTo(10_000);
        assertThat(protocol.getKeepAliveTimeout()).isEqualTo(20_000);
        assertThat(protocol.getDisableUploadTimeout()).as("bodies have the same limit as headers").isTrue();
        assertThat(protocol.getMaxConnections()).isEqualTo(2000);
        assertThat(connector.getMaxParameterCount()).isEqualTo(500);
        assertThat(connector.getAllowTrace()).isFalse();
    }

    private static void hasHeaders(HttpResponse<String> answer) {
        ResponseHeaders.ALWAYS.forEach((name, value) -> assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private HttpResponse<String> get(String path, String forwardedFor) throws Exception {
        return send(request(path).header("Accept", "text/html").header("X-Forwarded-For", forwardedFor).GET());
    }

    private HttpRequest.Builder form(String body, boolean withLength) {
        return request("/t/unknown").header("Content-Type", "application/x-www-form-urlencoded").POST(publisher(body, withLength));
    }

    private static BodyPublisher publisher(String body, boolean withLength) {
        return withLength ? BodyPublishers.ofString(body) : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).version(HttpClient.Version.HTTP_1_1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
