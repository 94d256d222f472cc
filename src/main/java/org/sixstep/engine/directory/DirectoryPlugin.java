package org.sixstep.engine.directory;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Lets the engine accept the user ids of a directory, which may contain dots and other separators. */
@Component
@ConditionalOnProperty("sixstep.login.from")
class DirectoryPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setUserResourceWhitelistPattern(DirectoryAccounts.USER_ID);
    }
}
