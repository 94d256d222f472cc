package org.sixstep.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's SQL statements beside the rest of the start. They are a third of what the main thread of a start has to do, and need
 * neither the context nor a database. An engine for which nothing was read ahead reads them itself.
 */
@Component
public class EngineStatements extends AbstractProcessEnginePlugin {

    /** What was read belongs to one engine: its plugins change it. */
    private static final AtomicReference<@Nullable CompletableFuture<SqlSessionFactory>> AHEAD = new AtomicReference<>();

    private @Nullable SqlSessionFactory statements;

    /** Begins to read, for the next engine of this JVM. */
    public static void readAhead() {
        AHEAD.set(CompletableFuture.supplyAsync(() -> new Reading().read()));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        CompletableFuture<SqlSessionFactory> ahead = AHEAD.getAndSet(null);
        if (ahead != null) {
            statements = ahead.join();
            configuration.setSqlSessionFactory(statements);
        }
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        if (statements != null) {
            Configuration read = statements.getConfiguration();
            read.setEnvironment(new Environment("default", configuration.getTransactionFactory(), configuration.getDataSource()));
            read.setDefaultStatementTimeout(configuration.getJdbcStatementTimeout());
        }
    }

    /** The engine's own way of reading; where it would connect to is set afterwards. */
    private static final class Reading extends SpringProcessEngineConfiguration {

        SqlSessionFactory read() {
            databaseType = "postgres";
            transactionFactory = new ManagedTransactionFactory();
            dataSource = new SimpleDriverDataSource();
            initSqlSessionFactory();
            return sqlSessionFactory;
        }
    }
}
