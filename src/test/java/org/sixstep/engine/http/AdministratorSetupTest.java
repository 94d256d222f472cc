package org.sixstep.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.database.StartRefusedException;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.RoleSetup;
import org.sixstep.engine.authorization.Roles;
import org.springframework.beans.factory.annotation.Autowired;

/** CVE-2026-77226: a stranger does not become the administrator while there is none. */
class AdministratorSetupTest extends EngineTest {

    private static final String STRANGER = """
            {"profile": {"id": "stranger", "firstName": "a", "lastName": "b"}, "credentials": {"password": "Stranger-made-1"}}""";

    @Autowired
    private RoleSetup roleSetup;

    @BeforeEach
    void leaveNoAdministrator() {
        engine.getIdentityService().deleteMembership("admin", Roles.ADMINISTRATORS);
    }

    @AfterEach
    void restoreAdministrator() {
        engine.getIdentityService().createMembership("admin", Roles.ADMINISTRATORS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/user/create/",
        "/camunda/api/admin/%73etup/default/user/create", "/camunda/api/admin//setup/default/user/create",
        "/camunda/api/admin/setup;x=1/default/user/create", "/camunda/api/admin/./setup/default/user/create",
        "/camunda/api/x/../admin/setup/default/user/create", "/camunda/api/admin/setup%2Fdefault/user/create"})
    void noWayIntoTheSetUp(String path) {
        assertThat(new Browser().visit().post(path, STRANGER).statusCode()).isIn(400, 403, 404);
        assertThat(engine.getIdentityService().createUserQuery().userId("stranger").count()).isZero();
    }

    @Test
    void thePageIsClosedToo() {
        assertThat(new Browser().get("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(403);
    }

    @Test
    void theNextStartIsRefused() {
        assertThatThrownBy(roleSetup::afterSingletonsInstantiated).isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("camunda-admin");
    }
}
