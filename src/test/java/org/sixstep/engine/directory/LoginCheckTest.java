package org.sixstep.engine.directory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.database.StartRefusedException;
import org.springframework.mock.env.MockEnvironment;

/** Which settings of a directory the desk starts with. */
class LoginCheckTest {

    private static final String[] LDAP = {"from=ldap", "roles.agents=Service Desk", "ldap.url=ldaps://directory.example",
        "ldap.user-base=ou=people", "ldap.group-base=ou=groups"};
    private static final String[] OIDC = {"from=oidc", "roles.administrators=admins", "oidc.issuer=https://login.example",
        "oidc.client-id=sixstep",
        "oidc.client-secret=something", "oidc.audience=sixstep-api"};

    @Test
    void nothingAndWhatIsCompleteIsFine() {
        assertThatCode(() -> LoginCheck.check(new MockEnvironment())).doesNotThrowAnyException();
        assertThatCode(() -> LoginCheck.check(settings(LDAP, null))).doesNotThrowAnyException();
        assertThatCode(() -> LoginCheck.check(settings(OIDC, null))).doesNotThrowAnyException();
        assertThatCode(() -> LoginCheck
                .check(settings(new String[] {"from=ldap", "roles.agents=Service Desk", "ldap.url=ldap://127.0.0.1", "ldap.start-tls=false",
                    "ldap.user-base=ou=people", "ldap.group-base=ou=groups"}, null)))
                .as("on this machine").doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "from= | sixstep.login.from is missing", "roles.agents= | names no group", "roles.bosses=Board | is not a role",
        "ldap.url= | ldap.url is missing",
        "ldap.url=https://directory.example | is not an LDAP address", "ldap.user-base= | user-base is missing",
        "ldap.group-base= | group-base is missing",
        "ldap.bind-dn=cn=x | bind-password is missing"})
    void refusesInLdap(String setting, String reason) {
        refuses(LDAP, setting, reason);
    }

    @Test
    void refusesPasswordsInTheClear() {
        MockEnvironment environment = settings(LDAP, "ldap.url=ldap://192.0.2.1");
        assertThatCode(() -> LoginCheck.check(environment)).as("StartTLS").doesNotThrowAnyException();

        environment.setProperty("sixstep.login.ldap.start-tls", "false");
        assertThatThrownBy(() -> LoginCheck.check(environment)).isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("unencrypted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "oidc.issuer= | issuer is missing", "oidc.issuer=http://192.0.2.1 | is not https", "oidc.client-id= | client-id is missing",
        "oidc.client-secret= | client-secret is missing", "oidc.audience=sixstep | audience is the client id",
        "oidc.algorithms=none | is not accepted",
        "oidc.algorithms=HS256 | is not accepted"})
    void refusesInOpenIdConnect(String setting, String reason) {
        refuses(OIDC, setting, reason);
    }

    private static void refuses(String[] good, String setting, String reason) {
        assertThatThrownBy(() -> LoginCheck.check(settings(good, setting))).isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(reason);
    }

    private static MockEnvironment settings(String[] good, String change) {
        MockEnvironment environment = new MockEnvironment();
        for (String setting : good) {
            put(environment, setting);
        }
        if (change != null) {
            put(environment, change);
        }
        return environment;
    }

    private static void put(MockEnvironment environment, String setting) {
        int equals = setting.indexOf('=');
        environment.setProperty("sixstep.login." + setting.substring(0, equals), setting.substring(equals + 1));
    }
}
