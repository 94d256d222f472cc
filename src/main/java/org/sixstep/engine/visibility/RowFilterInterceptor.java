package org.sixstep.engine.visibility;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.type.ArrayTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * Lets a query of the engine that somebody makes see that person's tasks and history only: in lists, counts, filters and nested queries,
 * because the table itself is replaced by the part of it that may be seen. The engine's own way, a row of authorization for each task and
 * person, would be joined in every list (decision 15). What the engine asks for itself is left alone.
 */
@Intercepts(@Signature(type = Executor.class, method = "query", args = {MappedStatement.class, Object.class, RowBounds.class,
    ResultHandler.class}))
final class RowFilterInterceptor implements Interceptor {

    private static final String PREFIX = "sight_";
    private static final Map<String, VisibilityScope.Positional> CONDITIONS = Map.ofEntries(
            entry("ACT_RU_TASK", VisibilityScope.Positional.of(VisibilityScope.TASK)),
            entry("ACT_HI_TASKINST", VisibilityScope.Positional.of(VisibilityScope.TASK_HISTORY)),
            entry("ACT_HI_PROCINST", VisibilityScope.Positional.of(VisibilityScope.HISTORY)),
            entry("ACT_HI_ACTINST", VisibilityScope.Positional.of(VisibilityScope.HISTORY)),
            entry("ACT_HI_VARINST", VisibilityScope.Positional.of(VisibilityScope.HISTORY)),
            entry("ACT_HI_DETAIL", VisibilityScope.Positional.of(VisibilityScope.HISTORY)),
            entry("ACT_HI_IDENTITYLINK", VisibilityScope.Positional.of(VisibilityScope.HISTORY)),
            entry("ACT_HI_INCIDENT", VisibilityScope.Positional.of(VisibilityScope.HISTORY)),
            entry("ACT_HI_JOB_LOG", VisibilityScope.Positional.of(VisibilityScope.HISTORY)),
            entry("ACT_HI_EXT_TASK_LOG", VisibilityScope.Positional.of(VisibilityScope.HISTORY)),
            entry("ACT_HI_OP_LOG", VisibilityScope.Positional.of(VisibilityScope.HISTORY)));
    private static final Pattern NARROWED = Pattern.compile(
            "\\b(from|join)\\s+(" + String.join("|", CONDITIONS.keySet()) + ")\\s+(?!where\\b|on\\b)(\\w+)", Pattern.CASE_INSENSITIVE);

    private final EngineTicketVisibility sight;

    RowFilterInterceptor(EngineTicketVisibility sight) {
        this.sight = sight;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object[] arguments = invocation.getArgs();
        VisibilityScope viewer = isAskedBySomebody(arguments[1]) ? sight.viewer().orElse(null) : null;
        if (viewer == null) {
            return invocation.proceed();
        }
        MappedStatement statement = (MappedStatement) arguments[0];
        BoundSql bound = statement.getBoundSql(arguments[1]);
        BoundSql narrowed = narrow(bound, statement.getConfiguration(), viewer);
        if (narrowed == bound) {
            return invocation.proceed();
        }
        Executor executor = (Executor) invocation.getTarget();
        RowBounds rows = (RowBounds) arguments[2];
        return executor.query(statement, arguments[1], rows, (ResultHandler<?>) arguments[3],
                executor.createCacheKey(statement, arguments[1], rows, narrowed), narrowed);
    }

    private static boolean isAskedBySomebody(Object parameter) {
        if (!(parameter instanceof ListQueryParameterObject query)) {
            return false;
        }
        AuthorizationCheck check = query.getAuthCheck();
        return check.isAuthorizationCheckEnabled() && check.getAuthUserId() != null;
    }

    private static BoundSql narrow(BoundSql bound, Configuration configuration, VisibilityScope viewer) {
        String sql = bound.getSql();
        Matcher table = NARROWED.matcher(sql);
        StringBuilder narrowed = new StringBuilder();
        List<ParameterMapping> given = bound.getParameterMappings();
        List<ParameterMapping> mappings = new ArrayList<>();
        int copied = 0;
        while (table.find()) {
            VisibilityScope.Positional condition = Objects.requireNonNull(CONDITIONS.get(table.group(2).toUpperCase(Locale.ROOT)), sql);
            int before = (int) sql.substring(0, table.start()).chars().filter(character -> character == '?').count();
            mappings.addAll(given.subList(copied, before));
            copied = before;
            condition.names().forEach(name -> mappings.add(mapping(configuration, name)));
            table.appendReplacement(narrowed, Matcher.quoteReplacement(
                    table.group(1) + " (select n.* from " + table.group(2) + " n where " + condition.sql() + ") " + table.group(3)));
        }
        if (narrowed.isEmpty()) {
            return bound;
        }
        table.appendTail(narrowed);
        mappings.addAll(given.subList(copied, given.size()));
        BoundSql result = new BoundSql(configuration, narrowed.toString(), mappings, bound.getParameterObject());
        bound.getAdditionalParameters().forEach(result::setAdditionalParameter);
        result.setAdditionalParameter(PREFIX + "user", viewer.user());
        result.setAdditionalParameter(PREFIX + "groups", viewer.groupArray());
        return result;
    }

    private static ParameterMapping mapping(Configuration configuration, String name) {
        return name.equals("groups")
                ? new ParameterMapping.Builder(configuration, PREFIX + name, new ArrayTypeHandler()).jdbcType(JdbcType.ARRAY)
                        .javaType(String[].class).build()
                : new ParameterMapping.Builder(configuration, PREFIX + name, String.class).build();
    }
}
