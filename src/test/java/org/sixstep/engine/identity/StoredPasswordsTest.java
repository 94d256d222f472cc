package org.sixstep.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.sixstep.login.AuthenticationAttempts.Outcome;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each answer costs one hash, so that its time does not tell which accounts there are. */
class StoredPasswordsTest {

    private final JdbcClient jdbc = mock(JdbcClient.class, Answers.RETURNS_DEEP_STUBS);
    private final Argon2idPasswords hashing = spy(new Argon2idPasswords());
    private final StoredPasswords passwords = new StoredPasswords(jdbc, hashing);
    private Optional<String> stored = Optional.empty();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void oneAccount() {
        when(jdbc.sql(anyString()).param(anyString(), any()).query(any(RowMapper.class))).thenAnswer(query -> {
            JdbcClient.MappedQuerySpec<Object> found = mock(JdbcClient.MappedQuerySpec.class);
            RowMapper<Object> mapper = query.getArgument(0);
            Optional<Object> row = stored.map(hash -> row(mapper, hash));
            when(found.optional()).thenReturn(row);
            return found;
        });
    }

    @Test
    void anUnknownAccount() {
        costsOneHash("anything", Outcome.UNKNOWN_ACCOUNT);
    }

    @Test
    void aNameThatNobodyCanHave() {
        assertThat(passwords.check("a\0b", "anything")).isEqualTo(Outcome.UNKNOWN_ACCOUNT);
        verify(hashing).check(anyString(), anyString());
    }

    @Test
    void anAccountWithoutAPassword() {
        stored = Optional.of("");
        costsOneHash("anything", Outcome.WRONG);
    }

    /** Somebody of a directory that said no: the answer takes as long as all others. */
    @Test
    void anAccountWhosePasswordIsKnownElsewhere() {
        stored = Optional.of(new PasswordManager(hashing, List.of()).encrypt("right"));
        clearInvocations(hashing);
        assertThat(passwords.refuse("person", "right")).isEqualTo(Outcome.WRONG);
        verify(hashing).check(anyString(), anyString());
    }

    @Test
    void aWrongAndARightPasswordOfToday() {
        stored = Optional.of(new PasswordManager(hashing, List.of()).encrypt("right"));
        costsOneHash("wrong", Outcome.WRONG);
        costsOneHash("right", Outcome.RIGHT);
    }

    @Test
    void aWrongAndARightPasswordOfAnEarlierVersion() {
        stored = Optional.of(new PasswordManager(new Sha512HashDigest(), List.of()).encrypt("right"));
        costsOneHash("wrong", Outcome.WRONG);
        costsOneHash("right", Outcome.RIGHT);
    }

    /** ASVS 6.2.9: every character counts, of a text in any script. */
    @Test
    void longPasswordsCountWhole() {
        String hundred = "一二三四五六七八九十abcdefghij".repeat(5);
        stored = Optional.of(new PasswordManager(hashing, List.of()).encrypt(hundred));

        assertThat(passwords.check("person", hundred)).isEqualTo(Outcome.RIGHT);
        assertThat(passwords.check("person", hundred.substring(0, 99))).isEqualTo(Outcome.WRONG);
        assertThat(passwords.check("person", hundred.substring(0, 99) + "i")).isEqualTo(Outcome.WRONG);
    }

    @Test
    void weakerParametersAreNotOfToday() {
        String today = new PasswordManager(hashing, List.of()).encrypt("right");
        assertThat(today).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(255);
        assertThat(hashing.isCurrent(today)).isTrue();
        assertThat(hashing.isCurrent(today.replace("t=2", "t=1"))).isFalse();
        assertThat(hashing.isCurrent(today.replace("m=19456", "m=4096"))).isFalse();
    }

    private void costsOneHash(String password, Outcome outcome) {
        clearInvocations(hashing);
        assertThat(passwords.check("person", password)).isEqualTo(outcome);
        assertThat(mockingDetails(hashing).getInvocations())
                .filteredOn(call -> List.of("check", "encrypt").contains(call.getMethod().getName())).hasSize(1);
    }

    private static Object row(RowMapper<Object> mapper, String hash) {
        ResultSet row = mock(ResultSet.class);
        try {
            when(row.getString("pwd_")).thenReturn(hash.isEmpty() ? null : hash);
            return mapper.mapRow(row, 0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
