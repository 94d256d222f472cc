package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sixstep.ApiClient;
import org.sixstep.database.StartRefusedException;
import org.sixstep.process.clock.ServicePolicies;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which policies there are is said by the rows of the table that was deployed last. */
class ServicePoliciesTest extends ProcessTest {

    @Autowired
    ServicePolicies policies;
    @LocalServerPort
    int port;

    private String deployment;

    @AfterEach
    void takeBack() {
        if (deployment != null) {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    @Test
    void theRowsNameThem() {
        assertThat(policies.known()).containsExactly("guide-000", "merged", "service-002", "team-001");
    }

    @Test
    void aTableThatIsDeployedLaterCounts() {
        deploy("\"service-002\"", "\"hospital\"");
        assertThat(policies.known()).containsExactly("guide-000", "hospital", "merged", "team-001");
        assertThat(policies.knows("service-002")).isFalse();
    }

    @Test
    void anUnknownOneIsRefusedAtTheStart() {
        policies.refuseUnknown("team-001");
        assertThatThrownBy(() -> policies.refuseUnknown("mine")).isInstanceOf(StartRefusedException.class)
                .hasMessage("sixstep.policy is mine, which no row of the table setServiceLevels knows.");
    }

    @Test
    void aRefusedRequestLearnsWhichThereAre() {
        deploy("\"service-002\"", "\"hospital\"");
        var answer = new ApiClient(port, "agent").post("/api/tickets",
                Map.of("summary", "No network", "reporter", Map.of("name", "Li Na"), "policy", "service-002"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/problems/policy").asText()).isEqualTo("must be one of guide-000, hospital, merged, team-001.");
    }

    private void deploy(String name, String other) {
        String table = Models.files().get("processes/setServiceLevels.dmn");
        assertThat(table).contains(name);
        deployment = engine.getRepositoryService().createDeployment().name("policies by a process owner")
                .addString("setServiceLevels.dmn", table.replace(name, other)).deploy().getId();
    }
}
