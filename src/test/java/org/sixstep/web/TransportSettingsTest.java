package org.sixstep.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** What follows from the public address and the list of proxies. */
class TransportSettingsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void httpsMakesCookiesSecureWhateverElseIsConfigured() {
        environment.setProperty("sixstep.public-url", "HTTPS://desk.example.org");
        environment.setProperty("server.servlet.session.cookie.secure", "false");
        apply();

        assertThat(environment.getProperty("server.servlet.session.cookie.secure")).isEqualTo("true");
        assertThat(environment.getProperty("server.servlet.session.cookie.name")).startsWith("__Host-")
                .isEqualTo(environment.getProperty("camunda.bpm.webapp.session-cookie.cookie-name"));
        assertThat(environment.getProperty("camunda.bpm.webapp.csrf.enable-secure-cookie")).isEqualTo("true");
        assertThat(environment.getProperty("server.forward-headers-strategy")).isNull();
    }

    @Test
    void theDemoOnThisMachineNeedsNone() {
        environment.setProperty("sixstep.public-url", "http://localhost:8080");
        apply();

        assertThat(environment.getProperty("server.servlet.session.cookie.secure")).isNull();
        assertThat(environment.getProperty("server.servlet.session.cookie.name")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"10.1.0.5, 10.1.0.5, true", "10.1.0.5, 10.1.0.50, false", "10.1.0.5, 1011.0.5, false", "172.18.0.0/16, 172.18.3.250, true",
        "172.18.0.0/16, 172.19.3.2, false", "172.18.0.0/16, 1.172.18.3, false", "10.0.0.0/8, 10.255.1.2, true",
        "192.168.7.0/24, 192.168.7.1, true",
        "192.168.7.0/24, 192.168.70.1, false", "2001:db8::5, 2001:db8::5, true", "2001:db8::5, 2001:db8::55, false"})
    void onlyTheProxiesThatAreNamedAreBelieved(String trusted, String address, boolean believed) {
        environment.setProperty("sixstep.trusted-proxies", "192.0.2.1, " + trusted);
        apply();

        assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("native");
        assertThat(Pattern.matches(environment.getRequiredProperty("server.tomcat.remoteip.internal-proxies"), address))
                .isEqualTo(believed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ".*", "10.0.0.0/12", "0.0.0.0/0", "proxy.example.org", "10.1"})
    void whatNamesNobodyOrEverybodyIsRefused(String trusted) {
        environment.setProperty("sixstep.trusted-proxies", trusted);

        assertThatThrownBy(this::apply).hasMessageContaining("sixstep.trusted-proxies").hasMessageContaining(trusted);
    }

    private void apply() {
        new TransportSettings().postProcessEnvironment(environment, new SpringApplication());
    }
}
