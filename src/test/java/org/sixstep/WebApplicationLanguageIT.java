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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's web applications in the language of the browser. */
@SixstepTest
class WebApplicationLanguageIT {

    private static final By SIGN_IN = By.cssSelector("button[type='submit']");
    private static final By BODY = By.cssSelector("body");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z./]{2,}");
    /** Of people, places and products, and abbreviations that Chinese engineers write so. */
    private static final Pattern NAMES = Pattern.compile("Sixstep|Camunda|Platform|UTC|Asia/Shanghai|API|DNS|VPN");

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

    /** A ticket, its list, its form with an error, all its facts, its description and its diagram. */
    @Test
    void aChineseAgentReadsNoEnglishWord() {
        String number = new ApiClient(port, "agent").post("/api/tickets", Map.of("summary", "会议室投影无法显示", "description", "接上电脑后没有画面",
                "reporter", Map.of("name", "李娜", "phone", "13800138000"), "category", "hardware", "impact", "department", "urgency",
                "medium", "requestKind", "incident", "occurredAt", "2026-11-02T01:30:00Z")).text("number");
        String owner = new ApiClient(port, "lead").get("/api/tickets/" + number).text("owner");
        try (Chromium browser = Chromium.start("zh-CN")) {
            TasklistPage page = new TasklistPage(browser, "http://localhost:" + port).logIn(owner).open("初步排查", number);
            browser.click(By.cssSelector(".sixstep-unfold"));
            page.pressComplete();
            browser.see(By.xpath("//*[contains(@class, 'fjs-form-field-error')]//*[contains(text(), '必填')]"));
            page.shot("zh-form");
            assertThat(browser.see(By.cssSelector(".fjs-container")).getText()).contains("会议室投影无法显示", "影响范围", "受理时间");
            assertNoEnglish(browser);
            for (String tab : List.of("说明", "流程图")) {
                browser.click(By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space() = '" + tab + "']"));
                browser.see(By.xpath(tab.equals("说明") ? "//*[contains(@class, 'tab-content')]//*[contains(text(), '第一道')"
                        + " or contains(text(), '。')]" : "//*[name() = 'tspan' and contains(text(), '初步排查')]"));
                assertNoEnglish(browser);
            }
            page.shot("zh-diagram");
        }
    }

    /** Besides names and codes; the list may hold tickets of other tests. */
    private static void assertNoEnglish(Chromium browser) {
        Set<String> reader = Set.of(browser.see(By.cssSelector(".account.dropdown")).getText().strip().split("\\s+"));
        for (By part : List.of(By.cssSelector("header"), By.xpath("//div[contains(@class, 'task-filter')]/.."),
                By.cssSelector(".task-card"))) {
            String text = browser.see(part).getText();
            assertThat(LATIN.matcher(text).results().map(MatchResult::group)
                    .filter(word -> !NAMES.matcher(word).matches() && !reader.contains(word)).toList()).as(text).isEmpty();
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
        Map<String, String> chinese = WebApplicationTextsTest.in("zh", application);
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
