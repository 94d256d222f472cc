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
 * Limits the engine's queries on behalf of a user to that user's tasks and history: in lists, counts, filters and nested queries, because
 * the table itself is replaced by its visible rows. The engine's own way, an authorization for each task and person, would be joined in
 * every list (decision 15). The engine's internal queries are left alone.
 */
@Intercepts(@Signature(type = Executor.class, method = "query", args = {MappedStatement.class, Object.class, RowBounds.class,
    ResultHandler.class}))
final class RowFilterInterceptor implements Interceptor {

    private static final String PREFIX = "visibility_";
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
    private static final Pattern FILTERED = Pattern.compile(
            "\\b(from|join)\\s+(" + String.join("|", CONDITIONS.keySet()) + ")\\s+(?!where\\b|on\\b)(\\w+)", Pattern.CASE_INSENSITIVE);

    private final EngineTicketVisibility visibility;

    RowFilterInterceptor(EngineTicketVisibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        Object[] arguments = invocation.getArgs();
        VisibilityScope scope = isUserQuery(arguments[1]) ? visibility.scope().orElse(null) : null;
        if (scope == null) {
            return invocation.proceed();
        }
        MappedStatement statement = (MappedStatement) arguments[0];
        BoundSql bound = statement.getBoundSql(arguments[1]);
        BoundSql filtered = addFilter(bound, statement.getConfiguration(), scope);
        if (filtered == bound) {
            return invocation.proceed();
        }
        Executor executor = (Executor) invocation.getTarget();
        RowBounds rows = (RowBounds) arguments[2];
        return executor.query(statement, arguments[1], rows, (ResultHandler<?>) arguments[3],
                executor.createCacheKey(statement, arguments[1], rows, filtered), filtered);
    }

    private static boolean isUserQuery(Object parameter) {
        if (!(parameter instanceof ListQueryParameterObject query)) {
            return false;
        }
        AuthorizationCheck check = query.getAuthCheck();
        return check.isAuthorizationCheckEnabled() && check.getAuthUserId() != null;
    }

    private static BoundSql addFilter(BoundSql bound, Configuration configuration, VisibilityScope scope) {
        String sql = bound.getSql();
        Matcher table = FILTERED.matcher(sql);
        StringBuilder filtered = new StringBuilder();
        List<ParameterMapping> given = bound.getParameterMappings();
        List<ParameterMapping> mappings = new ArrayList<>();
        int copied = 0;
        while (table.find()) {
            VisibilityScope.Positional condition = Objects.requireNonNull(CONDITIONS.get(table.group(2).toUpperCase(Locale.ROOT)), sql);
            int before = (int) sql.substring(0, table.start()).chars().filter(character -> character == '?').count();
            mappings.addAll(given.subList(copied, before));
            copied = before;
            condition.names().forEach(name -> mappings.add(mapping(configuration, name)));
            table.appendReplacement(filtered, Matcher.quoteReplacement(
                    table.group(1) + " (select n.* from " + table.group(2) + " n where " + condition.sql() + ") " + table.group(3)));
        }
        if (filtered.isEmpty()) {
            return bound;
        }
        table.appendTail(filtered);
        mappings.addAll(given.subList(copied, given.size()));
        BoundSql result = new BoundSql(configuration, filtered.toString(), mappings, bound.getParameterObject());
        bound.getAdditionalParameters().forEach(result::setAdditionalParameter);
        result.setAdditionalParameter(PREFIX + "user", scope.user());
        result.setAdditionalParameter(PREFIX + "groups", scope.groupArray());
        return result;
    }

    private static ParameterMapping mapping(Configuration configuration, String name) {
        return name.equals("groups")
                ? new ParameterMapping.Builder(configuration, PREFIX + name, new ArrayTypeHandler()).jdbcType(JdbcType.ARRAY)
                        .javaType(String[].class).build()
                : new ParameterMapping.Builder(configuration, PREFIX + name, String.class).build();
    }
}
