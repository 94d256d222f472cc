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
 * The tickets that the engine's authenticated user may see, at any endpoint. Without a user the application itself acts and sees
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
        return scope().map(scope -> scope.sees(ticket) || hasTaskOf(scope, ticket.text("processInstanceId"))).orElse(true);
    }

    @Override
    public Condition condition() {
        return scope().map(scope -> {
            VisibilityScope.Positional listed = VisibilityScope.Positional.of(VisibilityScope.LISTED);
            List<Object> values = new ArrayList<>();
            listed.names().forEach(name -> values.add(scope.value(name)));
            return new Condition(listed.sql(), values);
        }).orElse(EVERYTHING);
    }

    /** The scope of the logged-in user; empty for a user who may see everything. */
    Optional<VisibilityScope> scope() {
        Authentication user = identity.get().getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            return Optional.empty();
        }
        List<String> groups = user.getGroupIds() == null ? List.of() : user.getGroupIds();
        return Collections.disjoint(groups, readersOfAll) ? Optional.of(new VisibilityScope(user.getUserId(), groups)) : Optional.empty();
    }

    boolean seesTask(VisibilityScope scope, String taskId) {
        return jdbc.sql(VisibilityScope.TASK_OF_ID).param("task", taskId).param("user", scope.user()).param("groups", scope.groupArray())
                .query(Boolean.class).single();
    }

    private boolean hasTaskOf(VisibilityScope scope, @Nullable String instance) {
        return instance != null && jdbc.sql(VisibilityScope.OWN_TASK_OF_INSTANCE).param("instance", instance).param("user", scope.user())
                .param("groups", scope.groupArray()).query(Boolean.class).single();
    }

    private static List<String> readersOfAll(Visibility visibility) {
        List<String> readers = Access.READ_EVERY_TICKET.roles();
        return visibility == Visibility.ALL ? Roles.plus(readers, Access.WORK_ON_TICKETS.authorities()) : readers;
    }
}
