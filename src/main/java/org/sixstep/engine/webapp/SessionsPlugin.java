package org.sixstep.engine.webapp;

import java.util.Set;
import org.camunda.bpm.welcome.plugin.spi.impl.AbstractWelcomePlugin;

/**
 * Shows people on their start page where they are logged in (ASVS 7.5.2). Found by its name in {@code META-INF/services}; its script is in
 * {@code plugin-webapp/sessions}.
 */
public class SessionsPlugin extends AbstractWelcomePlugin {

    static final String ID = "sessions";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(SessionsResource.class);
    }
}
