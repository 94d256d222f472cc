package org.sixstep.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.engine.authorization.RoleSetup;
import org.sixstep.login.AuthenticationAttempts;
import org.sixstep.login.AuthenticationAttempts.Outcome;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Who is asked about a password. */
class EngineAccountsTest {

    private final AuthenticationAttempts attempts = mock(AuthenticationAttempts.class);
    private final StoredPasswords stored = mock(StoredPasswords.class);
    private final ExternalCredentials directory = mock(ExternalCredentials.class);
    private Outcome outcome;

    @BeforeEach
    void everyPasswordCountsAsAnAttempt() {
        when(attempts.check(anyString(), any())).thenAnswer(call -> {
            outcome = call.<Supplier<Outcome>>getArgument(1).get();
            return outcome == Outcome.RIGHT;
        });
        when(stored.check(RoleSetup.ADMINISTRATOR, "right")).thenReturn(Outcome.RIGHT);
        when(stored.refuse("person", "wrong")).thenReturn(Outcome.WRONG);
        when(stored.refuse("stranger", "wrong")).thenReturn(Outcome.UNKNOWN_ACCOUNT);
        when(directory.isInCharge(anyString())).thenAnswer(call -> !call.getArgument(0).equals(RoleSetup.ADMINISTRATOR));
    }

    @Test
    void theEnginesOwnAdministratorComesInAlthoughTheDirectoryIsDown() {
        when(directory.isPasswordOf(anyString(), anyString())).thenThrow(new IllegalStateException("down"));

        assertThat(accounts(true).checkPassword(RoleSetup.ADMINISTRATOR, "right")).isTrue();
        assertThatThrownBy(() -> accounts(true).checkPassword("person", "right")).hasMessage("down");
    }

    @Test
    void theDirectorysPasswordsCountAsAttemptsToo() {
        when(directory.isPasswordOf("person", "right")).thenReturn(true);

        assertThat(accounts(true).checkPassword("person", "right")).isTrue();
        accounts(true).checkPassword("person", "wrong");
        assertThat(outcome).isEqualTo(Outcome.WRONG);
        accounts(true).checkPassword("stranger", "wrong");
        assertThat(outcome).isEqualTo(Outcome.UNKNOWN_ACCOUNT);
    }

    @Test
    void withoutADirectoryTheEngineKnowsThemAll() {
        when(stored.check("person", "right")).thenReturn(Outcome.RIGHT);

        assertThat(accounts(false).checkPassword("person", "right")).isTrue();
        assertThat(accounts(false).checkPassword(null, "right")).isFalse();
        assertThat(accounts(false).checkPassword("person", null)).isFalse();
    }

    private EngineAccounts accounts(boolean withDirectory) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (withDirectory) {
            beans.addBean("directory", directory);
        }
        return new EngineAccounts(attempts, stored, beans.getBeanProvider(ExternalCredentials.class), mock(RightsAudit.class),
                mock(LoginSessions.class), mock(PasswordRules.class));
    }
}
