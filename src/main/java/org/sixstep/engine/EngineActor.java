package org.sixstep.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.sixstep.ticket.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The user whom the engine knows as logged in, at whatever door. */
@Component
class EngineActor implements Actor {

    private final ObjectProvider<IdentityService> identity;

    EngineActor(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    @Override
    public String current() {
        Authentication authentication = identity.getObject().getCurrentAuthentication();
        return authentication == null || authentication.getUserId() == null ? SIXSTEP : authentication.getUserId();
    }
}
