package org.sixstep.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.engine.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;

/** No statement, lock or silent connection holds the desk for ever. */
class DatabaseLimitsIT extends EngineTest {

    @Autowired
    HikariDataSource dataSource;

    @ParameterizedTest
    @CsvSource({"statement_timeout, 5min", "lock_timeout, 1min", "idle_in_transaction_session_timeout, 1min"})
    void eachConnectionHas(String setting, String value) {
        assertThat(jdbc.sql("show " + setting).query(String.class).single()).isEqualTo(value);
    }

    @Test
    void aServerThatVanishedIsNoticed() {
        assertThat(dataSource.getDataSourceProperties()).containsEntry("socketTimeout", "330").containsEntry("connectTimeout", "10")
                .containsEntry("tcpKeepAlive", "true");
        assertThat(dataSource.getMaximumPoolSize()).isEqualTo(20);
        assertThat(dataSource.getConnectionTimeout()).isEqualTo(3500);
        assertThat(dataSource.getValidationTimeout()).isEqualTo(1000);
    }
}
