package org.sixstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's web applications in the language of the browser. */
@SixstepTest
class WebApplicationLanguageIT {

    private static final By SIGN_IN = By.cssSelector("button[type='submit']");
    private static final By BODY = By.cssSelector("body");

    @LocalServerPort
    int port;

    @Test
    void aChineseBrowserReadsChineseInAllFour() throws IOException {
        try (Chromium browser = Chromium.start("zh-CN")) {
            TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn("admin", "welcome");
            for (Screen screen : List.of(new Screen("welcome", "/", "个人资料"), new Screen("tasklist", "/", "创建筛选器"),
                    new Screen("cockpit", "/dashboard", "流程定义"), new Screen("cockpit", "/decisions", "决策定义"),
                    new Screen("cockpit", "/tasks", "任务"), new Screen("cockpit", "/repository", "部署"),
                    new Screen("admin", "/users", "用户列表"), new Screen("admin", "/groups", "用户组列表"),
                    new Screen("admin", "/authorization", "授权"), new Screen("admin", "/system/general", "系统"))) {
                browser.open("http://localhost:" + port + "/camunda/app/" + screen.application + "/default/#" + screen.place);
                browser.see(By.xpath("//*[contains(normalize-space(text()), '" + screen.text + "')]"));
                page.shot("zh-" + screen.application + screen.place.replace('/', '-'));
                // what has no Chinese word yet comes from models and accounts
                assertThat(browser.see(BODY).getText().lines()).as(screen.toString())
                        .doesNotContainAnyElementsOf(translated(screen.application));
            }
        }
    }

    @Test
    void aBrowserOfTaiwanReadsChineseToo() {
        assertThat(signIn("zh-TW")).isEqualTo("登录");
    }

    @Test
    void anyOtherReadsEnglish() {
        assertThat(signIn("de")).isEqualTo("Log in");
    }

    @Test
    void aChangedTextIsFetchedAnew() throws Exception {
        HttpResponse<String> texts = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/camunda/app/tasklist/locales/zh.json?bust=7.24.0"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(texts.statusCode()).isEqualTo(200);
        assertThat(texts.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    /** The application's own English texts that have another one in Chinese. */
    private static Set<String> translated(String application) throws IOException {
        Map<String, String> english = WebApplicationTextsTest.english(application);
        Map<String, String> chinese = WebApplicationTextsTest.chinese(application);
        return english.entrySet().stream().filter(text -> !text.getValue().equals(chinese.get(text.getKey()))).map(Map.Entry::getValue)
                .filter(text -> text.length() > 1).collect(Collectors.toSet());
    }

    private String signIn(String language) {
        try (Chromium browser = Chromium.start(language)) {
            browser.open("http://localhost:" + port + "/camunda/app/tasklist/default/");
            return browser.see(SIGN_IN).getText();
        }
    }

    private record Screen(String application, String place, String text) {}
}
