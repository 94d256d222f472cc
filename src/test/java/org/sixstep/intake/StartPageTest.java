package org.sixstep.intake;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.sixstep.Catalogue;
import org.sixstep.SixstepProperties;
import org.sixstep.intake.DemoAccounts.Account;
import org.sixstep.intake.DemoAccounts.ReporterPage;
import org.sixstep.web.PublicPages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

class StartPageTest {

    @Import({StartPageController.class, PublicPages.class})
    @EnableConfigurationProperties(SixstepProperties.class)
    @ImportAutoConfiguration({WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class, ThymeleafAutoConfiguration.class,
        MessageSourceAutoConfiguration.class})
    static class Page {
    }

    static class Demo {

        @Bean
        DemoAccounts demoAccounts() {
            return new DemoAccounts() {

                @Override
                public List<Account> accounts() {
                    return List.of(new Account("agent", "Li Na"));
                }

                @Override
                public String password() {
                    return "open-sesame";
                }

                @Override
                public List<ReporterPage> reporterPages() {
                    return List.of(new ReporterPage("confirm", "TS20261121001", "VPN drops", "/t/token"));
                }
            };
        }
    }

    @Nested
    @SpringBootTest(classes = {Page.class, Demo.class})
    @AutoConfigureMockMvc(addFilters = false)
    class InTheDemo {

        @Autowired
        MockMvc browser;

        @Test
        void saysWhoCanLogInAndWhatToTry() throws Exception {
            browser.perform(get("/")).andExpect(status().isOk()).andExpect(content().string(containsString("open-sesame")))
                    .andExpect(content().string(containsString(Catalogue.en("start.try.agent"))))
                    .andExpect(content().string(containsString("href=\"/camunda/app/tasklist/\"")));
        }

        @Test
        void handsOverAReportersLinkBecauseNoMailIsSent() throws Exception {
            browser.perform(get("/")).andExpect(content().string(containsString("href=\"/t/token\"")))
                    .andExpect(content().string(containsString("VPN drops")));
        }
    }

    @Nested
    @SpringBootTest(classes = Page.class)
    @AutoConfigureMockMvc(addFilters = false)
    class InProduction {

        @Autowired
        MockMvc browser;

        @Test
        void showsWhereToGoButNoAccounts() throws Exception {
            browser.perform(get("/")).andExpect(status().isOk())
                    .andExpect(content().string(containsString("/camunda/app/cockpit/")))
                    .andExpect(content().string(containsString("/camunda/app/admin/")))
                    .andExpect(content().string(containsString("/api/docs")))
                    .andExpect(content().string(not(containsString(Catalogue.en("start.accounts")))));
        }

        @Test
        void speaksTheBrowsersLanguageOrTheChosenOne() throws Exception {
            browser.perform(get("/").header("Accept-Language", "fr, zh-CN;q=0.8, en;q=0.5"))
                    .andExpect(content().string(containsString(Catalogue.zh("start.title"))));
            browser.perform(get("/").header("Accept-Language", "fr"))
                    .andExpect(content().string(containsString(Catalogue.en("start.doors"))));
            browser.perform(get("/").header("Accept-Language", "zh").param("lang", "en"))
                    .andExpect(content().string(containsString(Catalogue.en("start.doors"))));
            browser.perform(get("/").param("lang", "xx${7*7}")).andExpect(status().isOk())
                    .andExpect(content().string(containsString(Catalogue.en("start.doors"))));
        }
    }
}
