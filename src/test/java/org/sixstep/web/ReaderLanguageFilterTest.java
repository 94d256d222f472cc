package org.sixstep.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.MessagesSlice;
import org.sixstep.SixstepProperties;
import org.sixstep.text.ReaderLanguage;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whose language an answer is in: what the client accepts, and the desk's where it says nothing. */
class ReaderLanguageFilterTest {

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {" | zh | zh", " | en | en", "de | zh | en", "en-GB,zh;q=0.5 | zh | en",
        "de,zh-CN;q=0.5 | en | zh", "* | zh | zh", "de, * | zh | zh", "en, *;q=0.1 | zh | en", "zh_CN | en | zh", "en;q=0 | zh | zh",
        ";;; | zh | zh", "zh-Hant-TW | en | zh"})
    void aRequest(String accepted, String desk, String language) throws Exception {
        SixstepProperties properties = MessagesSlice.properties(Map.of("sixstep.language", desk));
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (accepted != null) {
            request.addHeader("Accept-Language", accepted);
        }
        AtomicReference<String> behind = new AtomicReference<>();

        new ReaderLanguageFilter(properties).doFilter(request, new MockHttpServletResponse(),
                (asked, answer) -> behind.set(ReaderLanguage.current().getLanguage()));

        assertThat(behind).hasValue(language);
        assertThat(new PublicPages().localeResolver(properties).resolveLocale(request).getLanguage()).isEqualTo(language);
    }
}
