package org.sixstep.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Refuses an outside database whose settings can lose committed tickets in a crash. Checked before anything is created in it. */
@Component
@ConditionalOnProperty("spring.datasource.url")
class DurableDatabase implements Callback {

    private static final List<String> SETTINGS = List.of("fsync", "full_page_writes", "synchronous_commit");

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE || event == Event.BEFORE_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        check(context.getConnection());
    }

    @Override
    public String getCallbackName() {
        return "durableDatabase";
    }

    static void check(Connection connection) {
        for (String setting : SETTINGS) {
            if ("off".equals(value(connection, setting))) {
                throw new StartRefusedException("The database runs with"
                        + " " + setting + " = off: it can lose tickets that were already confirmed.",
                        "Set " + setting + " = on in postgresql.conf, or for this database, and restart it.");
            }
        }
    }

    private static String value(Connection connection, String setting) {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the database setting " + setting, e);
        }
    }
}
