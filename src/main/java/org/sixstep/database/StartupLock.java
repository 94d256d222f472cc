package org.sixstep.database;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets one node at a time set up what all nodes share, in one transaction; the next one then finds it done. */
@Component
@DependsOnDatabaseInitialization
public class StartupLock {

    private static final long KEY = 0x5157E9;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    StartupLock(TransactionTemplate transaction, JdbcClient jdbc) {
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    public void run(Runnable setup) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:key)").param("key", KEY).query((row, number) -> 0).single();
            setup.run();
        });
    }
}
