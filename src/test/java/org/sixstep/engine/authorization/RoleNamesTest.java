package org.sixstep.engine.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;

/** A group gives the rights of a role by being that group, not by its name. */
class RoleNamesTest extends EngineTest {

    private static final String USER = "mallory";

    private String made;

    @AfterEach
    void takeBack() {
        engine.getIdentityService().deleteUser(USER);
        if (made != null) {
            engine.getIdentityService().deleteGroup(made);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamundaAdmin", "Agents", "AGENTS", "agent", "leads2", "Managers", "ROLEagents"})
    void aGroupThatIsCalledLikeARoleGivesNothing(String group) {
        member(group, Roles.ADMINISTRATORS);

        assertOutside();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Camunda-admin", "CAMUNDA-ADMIN", "camunda-admin ", "camunda_admin", "agents ", "agent\u0455", "*"})
    void aNameThatOnlyLooksLikeARoleIsNone(String group) {
        assertThatThrownBy(() -> member(group, "x")).hasMessageContaining("invalid id");
        made = null;
    }

    @Test
    void aUserThatIsCalledLikeARoleGetsNothing() {
        User user = engine.getIdentityService().newUser("managers");
        user.setPassword(DemoUsers.PASSWORD);
        user.setFirstName("camunda-admin");
        engine.getIdentityService().saveUser(user);
        try {
            assertThat(get("managers", "/api/tickets").statusCode()).isEqualTo(403);
        } finally {
            engine.getIdentityService().deleteUser("managers");
        }
    }

    private void member(String id, String name) {
        Group group = engine.getIdentityService().newGroup(id);
        group.setName(name);
        group.setType("WORKFLOW");
        engine.getIdentityService().saveGroup(group);
        made = id;
        User user = engine.getIdentityService().newUser(USER);
        user.setPassword(DemoUsers.PASSWORD);
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().createMembership(USER, id);
    }

    private void assertOutside() {
        assertThat(get(USER, "/api/tickets").statusCode()).isEqualTo(403);
        assertThat(get(USER, "/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(get(USER, "/engine-rest/task").body()).isEqualTo("[]");
        assertThat(post(USER, "/engine-rest/group/create", "{\"id\": \"x\", \"name\": \"x\", \"type\": \"WORKFLOW\"}").statusCode())
                .isEqualTo(403);
        assertThat(post(USER, "/engine-rest/process-definition/key/supportTicket/submit-form", "{\"variables\": {}}").statusCode())
                .isIn(403, 404);
    }
}
