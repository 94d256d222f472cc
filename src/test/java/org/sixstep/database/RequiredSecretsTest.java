package org.sixstep.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.mock.env.MockEnvironment;

/** What a desk must be given before it starts, and where it may listen. */
class RequiredSecretsTest {

    private static final String PASSWORD = "9tV-kq2Lw.Zr8mX4";
    private static final String SECRET = "pX7w0VbN3kfQe9RzLt5sYc1GhJm8uAi2";

    private final MockEnvironment environment = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/sixstep")
            .withProperty("sixstep.admin-password", PASSWORD).withProperty("sixstep.link-secret", SECRET);

    @Test
    void secretsOfItsOwnLetItStart() {
        assertThatCode(() -> RequiredSecrets.check(environment)).doesNotThrowAnyException();
    }

    @Test
    void theEmbeddedDatabaseNeedsNone() {
        assertThatCode(() -> RequiredSecrets.check(new MockEnvironment())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "short-1", "Sixstep-demo-1", "Sixstep-demo-1-longer", "changeme-changeme-1", "aaaaaaaaaaaaaaaaaaaa",
        "MySecretPassword1234"})
    void anotherAdministratorsPasswordIsAskedFor(String password) {
        environment.setProperty("sixstep.admin-password", password);

        assertThatThrownBy(() -> RequiredSecrets.check(environment)).isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("sixstep.admin-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", PASSWORD, "0123456789abcdef0123456789abcdef", "00000000000000000000000000000000"})
    void anotherLinkSecretIsAskedFor(String secret) {
        environment.setProperty("sixstep.link-secret", secret);

        assertThatThrownBy(() -> RequiredSecrets.check(environment)).isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("sixstep.link-secret");
    }

    @Test
    void demoUsersAreServedOnLoopbackOnly() throws UnknownHostException {
        StaticListableBeanFactory demo = new StaticListableBeanFactory();
        demo.addBean("embeddedDatabase", Mockito.mock(EmbeddedDatabase.class));
        ServerProperties server = new ServerProperties();
        ConfigurableWebServerFactory factory = Mockito.mock(ConfigurableWebServerFactory.class);
        LoopbackOnly loopbackOnly = new LoopbackOnly(demo.getBeanProvider(EmbeddedDatabase.class), server);

        loopbackOnly.customize(factory);
        Mockito.verify(factory).setAddress(InetAddress.getLoopbackAddress());

        server.setAddress(InetAddress.getByName("0.0.0.0"));
        assertThatThrownBy(() -> loopbackOnly.customize(factory)).isInstanceOf(StartRefusedException.class);
    }

    @Test
    void withoutDemoUsersTheAddressIsTheOperatorsChoice() {
        ConfigurableWebServerFactory factory = Mockito.mock(ConfigurableWebServerFactory.class);

        new LoopbackOnly(new StaticListableBeanFactory().getBeanProvider(EmbeddedDatabase.class), new ServerProperties())
                .customize(factory);

        Mockito.verifyNoInteractions(factory);
    }
}
