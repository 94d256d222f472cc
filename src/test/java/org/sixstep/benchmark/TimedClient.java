package org.sixstep.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** HTTP calls as a demo user, timed and counted by their kind. */
final class TimedClient {

    /** An answer that says no. */
    static final class RefusedException extends RuntimeException {

        final int status;

        RefusedException(String call, int status, String body) {
            super(call + " -> " + status + " " + body);
            this.status = status;
        }
    }

    record Reply(int status, JsonNode body) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String url;
    private final Timings timings;
    private final Answers answers;
    private final boolean comesBack;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();

    TimedClient(String url, Timings timings) {
        this(url, timings, new Answers(), false);
    }

    /** @param comesBack whether to be asked to come back is to it as no answer, and no refusal */
    TimedClient(String url, Timings timings, Answers answers, boolean comesBack) {
        this.url = url;
        this.timings = timings;
        this.answers = answers;
        this.comesBack = comesBack;
    }

    String url() {
        return url;
    }

    Reply get(String kind, String user, String path) throws IOException {
        return send(kind, request(user, path).GET().build());
    }

    Reply post(String kind, String user, String path, Object body, String... headers) throws IOException {
        HttpRequest.Builder request = request(user, path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        return send(kind, (headers.length == 0 ? request : request.headers(headers)).build());
    }

    private HttpRequest.Builder request(String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ":" + Person.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).header("Authorization", "Basic " + login);
    }

    private Reply send(String kind, HttpRequest request) throws IOException {
        long start = System.nanoTime();
        HttpResponse<byte[]> response = answers.count(kind, () -> answer(request));
        timings.add(kind, System.nanoTime() - start);
        byte[] body = response.body();
        if (comesBack && response.statusCode() == Answers.UNAVAILABLE) {
            throw new IOException(kind + ": asked to come back");
        }
        if (response.statusCode() >= 300) {
            throw new RefusedException(request.method() + " " + request.uri().getPath(), response.statusCode(),
                    new String(body, StandardCharsets.UTF_8));
        }
        return new Reply(response.statusCode(), isJson(response) ? json.readTree(body) : MissingNode.getInstance());
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static boolean isJson(HttpResponse<byte[]> response) {
        return response.body().length > 0
                && response.headers().firstValue("Content-Type").filter(type -> type.contains("json")).isPresent();
    }
}
