package org.camunda.bpm.engine.impl;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * Takes the place of the engine's class of this name, which closes CVE-2026-109432: the engine looks for expressions in a query but not in
 * the OR queries nested in it, so that whoever may list tasks could run code. The application's classes precede its libraries; the start is
 * refused if this class was not the one that was loaded ({@code HardeningPlugin}).
 */
public class QueryValidators {

    private QueryValidators() {
    }

    public static final class AdhocQueryValidator<T extends AbstractQuery<?, ?>> implements Validator<T> {

        @SuppressWarnings("rawtypes")
        public static final AdhocQueryValidator INSTANCE = new AdhocQueryValidator();

        private AdhocQueryValidator() {
        }

        @Override
        public void validate(T query) {
            refuseExpressions(query, configuration().isEnableExpressionsInAdhocQueries(), "adhoc");
        }

        @SuppressWarnings("unchecked")
        public static <T extends AbstractQuery<?, ?>> AdhocQueryValidator<T> get() {
            return (AdhocQueryValidator<T>) INSTANCE;
        }
    }

    public static final class StoredQueryValidator<T extends AbstractQuery<?, ?>> implements Validator<T> {

        @SuppressWarnings("rawtypes")
        public static final StoredQueryValidator INSTANCE = new StoredQueryValidator();

        private StoredQueryValidator() {
        }

        @Override
        public void validate(T query) {
            refuseExpressions(query, configuration().isEnableExpressionsInStoredQueries(), "stored");
        }

        @SuppressWarnings("unchecked")
        public static <T extends AbstractQuery<?, ?>> StoredQueryValidator<T> get() {
            return (StoredQueryValidator<T>) INSTANCE;
        }
    }

    private static ProcessEngineConfigurationImpl configuration() {
        return Context.getProcessEngineConfiguration();
    }

    private static void refuseExpressions(AbstractQuery<?, ?> query, boolean enabled, String kind) {
        if (!enabled && hasExpressions(query)) {
            throw new BadUserRequestException("Expressions are forbidden in " + kind + " queries.");
        }
    }

    /** A query with OR parts lists itself first and then its parts, whose own parts are themselves: only the outermost is looked into. */
    private static boolean hasExpressions(AbstractQuery<?, ?> query) {
        return !query.getExpressions().isEmpty()
                || parts(query).stream().anyMatch(part -> part != null && !part.getExpressions().isEmpty());
    }

    private static List<? extends AbstractQuery<?, ?>> parts(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            return tasks.getQueries();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            return tasks.getQueries();
        }
        if (query instanceof ProcessInstanceQueryImpl instances) {
            return instances.getQueries();
        }
        if (query instanceof HistoricProcessInstanceQueryImpl instances) {
            return instances.getQueries();
        }
        return List.of();
    }
}
