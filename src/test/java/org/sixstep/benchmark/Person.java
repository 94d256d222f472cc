package org.sixstep.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A browser in which somebody has a session of the web applications, at whatever node answers. */
final class Person {

    static final String PASSWORD = "Sixstep-demo-1";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT).build();

    Person login(String node, String user) throws IOException {
        get(node + "/camunda/app/welcome/default/");
        int status = send(node + "/camunda/api/admin/auth/user/default/login/welcome", "application/x-www-form-urlencoded",
                "username=" + user + "&password=" + PASSWORD).statusCode();
        if (status != 200) {
            throw new IllegalStateException(user + " cannot log in: " + status);
        }
        get(node + "/camunda/app/welcome/default/");
        return this;
    }

    HttpResponse<String> get(String url) throws IOException {
        return send(request(url).GET());
    }

    HttpResponse<String> post(String url, String json) throws IOException {
        return send(url, "application/json", json);
    }

    HttpResponse<String> send(String url, String type, String body) throws IOException {
        String token = cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst().map(HttpCookie::getValue).orElse("");
        return send(request(url).header("Content-Type", type).header("X-XSRF-TOKEN", token).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
