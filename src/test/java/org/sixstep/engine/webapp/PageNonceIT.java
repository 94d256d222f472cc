package org.sixstep.engine.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;

/** A page whose scripts do not have the nonce of its header stays blank. */
class PageNonceIT extends EngineTest {

    private static final int LOADERS = 16;
    private static final int PAGES = 30;
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([\\w-]{27})'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "tasklist", "admin", "welcome"})
    void isTheOneOfTheHeaderWhateverElseIsLoaded(String application) throws Exception {
        List<String> nonces = Collections.synchronizedList(new ArrayList<>());
        Callable<List<String>> loader = () -> {
            // one session each: without, a network may load only so many pages a minute
            Browser browser = new Browser();
            List<String> blank = new ArrayList<>();
            for (int i = 0; i < PAGES; i++) {
                HttpResponse<String> page = browser.get("/camunda/app/" + application + "/default/");
                List<String> header = page.headers().allValues("Content-Security-Policy").stream()
                        .flatMap(one -> all(IN_HEADER, one).stream())
                        .toList();
                List<String> scripts = all(IN_PAGE, page.body());
                if (page.statusCode() != 200 || header.size() != 1 || scripts.isEmpty() || !header.containsAll(scripts)) {
                    blank.add(page.statusCode() + " " + header + " " + scripts);
                }
                nonces.addAll(header);
            }
            return blank;
        };
        ExecutorService loaders = Executors.newFixedThreadPool(LOADERS);
        try {
            List<String> blank = new ArrayList<>();
            for (Future<List<String>> one : loaders.invokeAll(Collections.nCopies(LOADERS, loader))) {
                blank.addAll(one.get());
            }
            assertThat(blank).isEmpty();
            assertThat(nonces).hasSize(LOADERS * PAGES).doesNotHaveDuplicates();
        } finally {
            loaders.shutdown();
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
