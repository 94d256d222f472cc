package org.sixstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.SqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class EngineStatementsTest {

    private final EngineStatements plugin = new EngineStatements();

    @Test
    void whatIsReadAheadIsWhatTheEngineReads() {
        EngineStatements.readAhead();
        Unread configuration = new Unread();
        plugin.preInit(configuration);
        assertThat(statements(configuration.getSqlSessionFactory())).hasSizeGreaterThan(500).isEqualTo(statements(new Unread().read()));
    }

    @Test
    void theConnectionIsThatOfTheEngine() {
        EngineStatements.readAhead();
        Unread configuration = new Unread();
        plugin.preInit(configuration);
        plugin.postInit(configuration);
        assertThat(configuration.getSqlSessionFactory().getConfiguration().getEnvironment().getDataSource())
                .isSameAs(configuration.getDataSource());
    }

    @Test
    void eachEngineHasItsOwn() {
        EngineStatements.readAhead();
        plugin.preInit(new Unread());
        ProcessEngineConfigurationImpl second = new Unread();
        new EngineStatements().preInit(second);
        assertThat(second.getSqlSessionFactory()).isNull();
    }

    private static Set<String> statements(SqlSessionFactory factory) {
        Set<String> statements = new TreeSet<>();
        // a short name that two statements share stands there as an object of another class
        for (Object each : (Collection<?>) factory.getConfiguration().getMappedStatements()) {
            if (each instanceof MappedStatement statement) {
                statements.add(statement.getId() + " " + statement.getSqlCommandType() + " " + statement.getTimeout());
            }
        }
        return statements;
    }

    /** A configuration as the engine has it before it reads. */
    private static final class Unread extends SpringProcessEngineConfiguration {

        Unread() {
            setDatabaseType("postgres");
            setDataSource(new SimpleDriverDataSource());
            initTransactionFactory();
        }

        SqlSessionFactory read() {
            initSqlSessionFactory();
            return sqlSessionFactory;
        }
    }
}
