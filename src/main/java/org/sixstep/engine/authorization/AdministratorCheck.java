package org.sixstep.engine.authorization;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Whether what is kept for administrators may be done now. */
public final class AdministratorCheck {

    private AdministratorCheck() {
    }

    /** Inside a command the desk itself acts, and where nobody is logged in there is no person to hold back. */
    public static boolean isPassed(ProcessEngineConfigurationImpl engine) {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        return Context.getCommandContext() != null || user == null
                || user.getGroupIds() != null && user.getGroupIds().contains(Roles.ADMINISTRATORS);
    }
}
