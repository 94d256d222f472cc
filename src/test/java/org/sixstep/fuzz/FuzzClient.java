package org.sixstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Sends hostile requests to the application: whatever is sent, the answer is no fault of the server and reveals no internals. */
final class FuzzClient {

    private static final Pattern INSIDE = Pattern.compile(
            "\\n\\s+at [\\w.$]+\\(|PSQLException|SQLState|###"
                    + " Error|org\\.postgresql|org\\.springframework|java\\.lang\\.\\w+(Exception|Error)|nested exception|"
                    + "(?i:select .{1,200} from |insert into |update sixstep\\.)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> faults = new ArrayList<>();
    private final String base;
    private int sent;

    FuzzClient(int port) {
        base = "http://localhost:" + port;
    }

    HttpResponse<String> send(String user, String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (user != null) {
            request.header("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString((user + ":Sixstep-demo-1").getBytes(StandardCharsets.UTF_8)));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        sent++;
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 500 || INSIDE.matcher(answer.body()).find()) {
                faults.add(answer.statusCode() + " to " + method + ' ' + shown(path) + ' ' + List.of(headers) + ' '
                        + (body == null ? "" : shown(new String(body, StandardCharsets.UTF_8))) + " as " + user + ": "
                        + shown(answer.body()));
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + method + ' ' + shown(path)
                    + (body == null ? "" : " with " + shown(new String(body, StandardCharsets.UTF_8))), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void assertNoFault(int atLeast) {
        assertThat(sent).as("requests").isGreaterThanOrEqualTo(atLeast);
        assertThat(faults).as("Faults of %s requests with -Dfuzz.seed=%s", sent, HostileValues.SEED).isEmpty();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "·");
        return line.length() <= 300 ? line : line.substring(0, 300) + "… (" + line.length() + ")";
    }
}
