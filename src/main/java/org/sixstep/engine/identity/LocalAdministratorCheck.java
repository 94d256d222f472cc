package org.sixstep.engine.identity;

import org.sixstep.database.StartRefusedException;
import org.sixstep.engine.authorization.RoleSetup;
import org.sixstep.engine.authorization.Roles;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * With a directory there must be an administrator who does not come from it, for when it is unavailable. Checked before any endpoint
 * opens.
 */
@Component
@ConditionalOnProperty("sixstep.login.from")
public class LocalAdministratorCheck implements SmartLifecycle {

    private final JdbcClient jdbc;
    private volatile boolean running;

    LocalAdministratorCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        boolean present = jdbc.sql("""
                select exists (select 1 from act_id_membership m where m.group_id_ = :group
                and not exists (select 1 from sixstep.directory_account d where d.user_id = m.user_id_))""")
                .param("group", Roles.ADMINISTRATORS).query(Boolean.class).single();
        if (!present) {
            throw new StartRefusedException(
                    "The group " + Roles.ADMINISTRATORS
                            + " has no local member: nobody could log in while the directory is unavailable.",
                    "Delete the user '" + RoleSetup.ADMINISTRATOR
                            + "' from act_id_user, so that the next start creates it again from sixstep.admin-password.");
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
