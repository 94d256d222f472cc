package org.sixstep.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sixstep.engine.EngineTest;

/** Somebody with a browser, at the desk and at the provider whose form is filled in. */
final class SigningIn {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");

    /** A browser sends a Secure cookie to this machine without encryption too. */
    private final CookieManager cookies = new CookieManager() {

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(uri, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    };
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI desk;

    SigningIn(int port) {
        this.desk = URI.create("http://localhost:" + port);
    }

    HttpResponse<String> get(String path) {
        return EngineTest.send(client, HttpRequest.newBuilder(desk.resolve(path)).GET());
    }

    /** As somebody who looks at the page. */
    HttpResponse<String> read(URI uri) {
        return EngineTest.send(client, HttpRequest.newBuilder(uri).header("Accept", "text/html").GET());
    }

    HttpResponse<String> submit(String path, String fields) {
        return EngineTest.send(client,
                HttpRequest.newBuilder(desk.resolve(path)).header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json").header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                        .POST(BodyPublishers.ofString(fields)));
    }

    /** From the page to the provider, through its form, and back. */
    HttpResponse<String> signIn(String page, String user, String password) {
        return follow(answerOfProvider(page, user, password));
    }

    /** Where the provider sends the browser back to, which has not gone there yet. */
    URI answerOfProvider(String page, String user, String password) {
        HttpResponse<String> form = follow(desk.resolve(page));
        String fields = "username=" + encode(user) + "&password=" + encode(password);
        Matcher csrf = CSRF.matcher(form.body());
        HttpResponse<String> next = EngineTest.send(client,
                HttpRequest.newBuilder(form.uri().resolve(found(FORM, form).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(csrf.find() ? fields + "&_csrf=" + encode(csrf.group(1)) : fields)));
        while (location(next).getPort() != desk.getPort()) {
            next = read(location(next));
        }
        return location(next);
    }

    HttpResponse<String> follow(URI uri) {
        HttpResponse<String> answer = read(uri);
        while (answer.statusCode() == 302) {
            answer = read(location(answer));
        }
        return answer;
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).findFirst()
                .map(HttpCookie::getValue).orElse("");
    }

    static URI location(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body())));
    }

    private static String found(Pattern pattern, HttpResponse<String> answer) {
        Matcher matcher = pattern.matcher(answer.body());
        assertThat(matcher.find()).as(answer.uri() + answer.body()).isTrue();
        return matcher.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
