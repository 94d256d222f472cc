package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.Catalogue;
import org.sixstep.engine.EngineTest;

/** How an application looks to those to whom it is closed; who they are, {@link AuthorizationMatrixIT} asks. */
class RefusalTest extends EngineTest {

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"agent, cockpit", "agent, admin", "developer, cockpit", "knowledge, cockpit", "manager, admin", "owner, admin",
        "lead, admin"})
    void anApplicationOfOthersStaysClosed(String user, String application) {
        Browser browser = new Browser().login(user);

        HttpResponse<String> page = browser.read("/camunda/app/" + application + "/default/");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains(Catalogue.en("error.title.403"), Catalogue.en("error.start")).doesNotContain("Whitelabel");
        if (application.equals("cockpit")) {
            // the engine asks for a login there, not for Cockpit; its own authorizations hold
            assertThat(browser.post("/camunda/api/cockpit/plugin/base/default/process-instance", "{}").body()).isEqualTo("[]");
        }
    }

    @Test
    void aRefusalIsSaidInTheLanguageOfTheBrowser() {
        assertThat(new Browser().login("agent").read("/camunda/app/admin/default/?lang=zh").body())
                .contains(Catalogue.zh("error.title.403"));
    }
}
