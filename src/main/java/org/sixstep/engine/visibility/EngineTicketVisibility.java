package org.sixstep.engine.visibility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.sixstep.engine.authorization.Access;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.engine.visibility.VisibilityProperties.Visibility;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketVisibility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the user sees whom the engine knows as logged in, at whatever door. Where nobody is logged in, the desk itself acts and sees
 * everything.
 */
@Component
class EngineTicketVisibility implements TicketVisibility {

    private static final Condition EVERYTHING = new Condition("true", List.of());

    private final Supplier<IdentityService> identity;
    private final JdbcClient jdbc;
    private final List<String> readersOfAll;

    EngineTicketVisibility(ObjectProvider<IdentityService> identity, JdbcClient jdbc, VisibilityProperties properties) {
        this.identity = SingletonSupplier.of(identity::getObject);
        this.jdbc = jdbc;
        this.readersOfAll = readersOfAll(properties.visibility());
    }

    @Override
    public boolean sees(Ticket ticket) {
        return viewer().map(viewer -> viewer.sees(ticket) || hasTaskOf(viewer, ticket.text("processInstanceId"))).orElse(true);
    }

    @Override
    public Condition condition() {
        return viewer().map(viewer -> {
            VisibilityScope.Positional listed = VisibilityScope.Positional.of(VisibilityScope.LISTED);
            List<Object> values = new ArrayList<>();
            listed.names().forEach(name -> values.add(viewer.value(name)));
            return new Condition(listed.sql(), values);
        }).orElse(EVERYTHING);
    }

    /** Whoever is logged in and does not see everything. */
    Optional<VisibilityScope> viewer() {
        Authentication user = identity.get().getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            return Optional.empty();
        }
        List<String> groups = user.getGroupIds() == null ? List.of() : user.getGroupIds();
        return Collections.disjoint(groups, readersOfAll) ? Optional.of(new VisibilityScope(user.getUserId(), groups)) : Optional.empty();
    }

    boolean seesTask(VisibilityScope viewer, String taskId) {
        return jdbc.sql(VisibilityScope.TASK_OF_ID).param("task", taskId).param("user", viewer.user()).param("groups", viewer.groupArray())
                .query(Boolean.class).single();
    }

    private boolean hasTaskOf(VisibilityScope viewer, @Nullable String instance) {
        return instance != null && jdbc.sql(VisibilityScope.OWN_TASK_OF_INSTANCE).param("instance", instance).param("user", viewer.user())
                .param("groups", viewer.groupArray()).query(Boolean.class).single();
    }

    private static List<String> readersOfAll(Visibility visibility) {
        List<String> readers = Access.READ_EVERY_TICKET.roles();
        return visibility == Visibility.ALL ? Roles.plus(readers, Access.WORK_ON_TICKETS.authorities()) : readers;
    }
}
