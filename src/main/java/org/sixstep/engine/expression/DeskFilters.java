package org.sixstep.engine.expression;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.sixstep.text.CatalogueText;

/**
 * The engine's filters; refuses to store one whose query contains an expression. The engine itself looks for expressions in a query but not
 * in the OR queries nested in it (CVE-2026-109432).
 */
public final class DeskFilters extends FilterServiceImpl {

    @Override
    public Filter saveFilter(Filter filter) {
        // a query with OR parts lists itself first and then its parts, which have no parts of their own
        if (filter.getQuery() instanceof TaskQueryImpl query
                && query.getQueries().stream().anyMatch(part -> !part.getExpressions().isEmpty())) {
            throw new BadUserRequestException(CatalogueText.say("refused.expressionInFilter"));
        }
        return super.saveFilter(filter);
    }
}
