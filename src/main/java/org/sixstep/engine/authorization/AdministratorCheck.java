package org.sixstep.engine.authorization;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Checks whether the current user may do what only administrators may. */
public final class AdministratorCheck {

    private AdministratorCheck() {
    }

    /** Inside an engine command the application itself acts; without a login there is no person to refuse. */
    public static boolean isPassed(ProcessEngineConfigurationImpl engine) {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        return Context.getCommandContext() != null || user == null
                || user.getGroupIds() != null && user.getGroupIds().contains(Roles.ADMINISTRATORS);
    }
}
