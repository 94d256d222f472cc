package org.sixstep.engine.webapp;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * Shows in Tasklist who else has a task open (E18). Found by its name in {@code META-INF/services}; its script is in {@code
 * plugin-webapp/presence}.
 */
public class PresencePlugin extends AbstractTasklistPlugin {

    static final String ID = "presence";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(PresenceResource.class);
    }
}
