package org.sixstep.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.engine.EngineTest;

/** CVE-2026-109432: nobody who may list tasks runs code by it, whichever way the expression comes. */
class QueryExpressionTest extends EngineTest {

    private static final String NESTED = "{\"orQueries\": [{\"assigneeExpression\": \"${canary.touch()}\", \"name\": \"x\"}]}";
    private static final String PLAIN = "{\"orQueries\": [{\"assignee\": \"nobody\", \"name\": \"x\"}]}";

    private String filter;

    @BeforeEach
    void storeFilter() {
        Filter plain = engine.getFilterService().newTaskFilter("plain").setQuery(engine.getTaskService().createTaskQuery());
        filter = engine.getFilterService().saveFilter(plain).getId();
        canary.touched = 0;
    }

    @AfterEach
    void removeFilter() {
        engine.getFilterService().deleteFilter(filter);
        assertThat(canary.touched).as("evaluated expressions").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/task/count"})
    void aListIsRefused(String path) {
        assertThat(post("admin", path, NESTED).statusCode()).isEqualTo(400);
        assertThat(post("admin", path, PLAIN).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task/count"})
    void anAgentsListInTasklistIsRefused(String path) {
        Browser browser = new Browser().login("agent");

        assertThat(browser.post("/camunda/api/engine/engine/default" + path, NESTED).statusCode()).isEqualTo(400);
        assertThat(browser.post("/camunda/api/engine/engine/default" + path, PLAIN).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "count", "singleResult"})
    void anExtensionOfAFilterIsRefused(String what) {
        assertThat(extended(what, NESTED)).isEqualTo(400);
        assertThat(extended(what, PLAIN)).isIn(200, 204);
    }

    @Test
    void aFilterWithAnExpressionIsNotStored() {
        assertThat(post("admin", "/engine-rest/filter/create", "{\"resourceType\": \"Task\", \"name\": \"bad\", \"query\": " + NESTED + "}")
                .statusCode())
                .isEqualTo(400);
        assertThat(engine.getFilterService().createFilterQuery().filterName("bad").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "count", "singleResult"})
    void aFilterStoredWithAnExpressionBeforeIsNotRun(String what) {
        grantAdministratorsTheFilter();
        jdbc.sql("update act_ru_filter set query_ = :query where id_ = :id").param("query", NESTED).param("id", filter).update();

        assertThat(get("admin", "/engine-rest/filter/" + filter + '/' + what).statusCode()).isEqualTo(400);
    }

    private int extended(String what, String query) {
        grantAdministratorsTheFilter();
        return post("admin", "/engine-rest/filter/" + filter + '/' + what, query).statusCode();
    }

    private void grantAdministratorsTheFilter() {
        if (engine.getAuthorizationService().createAuthorizationQuery().userIdIn("admin").resourceId(filter).count() > 0) {
            return;
        }
        Authorization reading = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        reading.setUserId("admin");
        reading.setResource(Resources.FILTER);
        reading.setResourceId(filter);
        reading.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(reading);
    }
}
