package org.sixstep.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which errors of a statement are the database's fault, and which of them a page may outlive. */
class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({"08001, true, false", "08006, true, false", "57P01, true, false", "57P03, true, false", "53300, true, false",
        "58030, true, false", "53100, true, true", "25006, true, true", "23505, false, false", "22001, false, false", "40001, false, false",
        "57014, false, false", "53400, false, false", ", false, false"})
    void aStateSaysWhoseFaultItIs(String state, boolean failure, boolean writingRefused) {
        SQLException thrown = new SQLException("...", state);

        assertThat(DatabaseFailure.is(thrown)).isEqualTo(failure);
        assertThat(DatabaseFailure.isWritingRefused(new IllegalStateException(thrown))).isEqualTo(writingRefused);
    }

    @Test
    void noConnectionInTimeIsTheDatabases() {
        assertThat(DatabaseFailure.is(new SQLTransientConnectionException("none within 3500 ms"))).isTrue();
    }

    @Test
    void onlyARefusedWriteIsTolerated() {
        IllegalStateException away = new IllegalStateException(new SQLException("...", "08006"));
        assertThatThrownBy(() -> DatabaseFailure.tolerate(away)).isSameAs(away);

        SQLException readOnly = new SQLException("...", "25006");
        DatabaseFailure.note(readOnly);
        assertThat((Throwable) DatabaseFailure.ofThisThread()).isSameAs(readOnly);
        DatabaseFailure.tolerate(new IllegalStateException(readOnly));
        assertThat((Throwable) DatabaseFailure.ofThisThread()).isNull();
    }
}
