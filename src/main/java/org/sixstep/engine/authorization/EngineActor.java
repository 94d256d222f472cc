package org.sixstep.engine.authorization;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.sixstep.ticket.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The engine's authenticated user, at any endpoint. */
@Component
class EngineActor implements Actor {

    private final Supplier<IdentityService> identity;

    EngineActor(ObjectProvider<IdentityService> identity) {
        this.identity = SingletonSupplier.of(identity::getObject);
    }

    @Override
    public String current() {
        Authentication authentication = identity.get().getCurrentAuthentication();
        return authentication == null || authentication.getUserId() == null ? SIXSTEP : authentication.getUserId();
    }
}
