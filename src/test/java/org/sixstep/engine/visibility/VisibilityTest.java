package org.sixstep.engine.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.visibility.VisibilityProperties.Visibility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The setting {@code sixstep.visibility}. */
class VisibilityTest extends EngineTest {

    @Autowired
    private ObjectProvider<IdentityService> identity;

    @AfterEach
    void logOut() {
        engine.getIdentityService().clearAuthentication();
    }

    @ParameterizedTest
    @CsvSource({"agents, false, true", "network, false, true", "developers, false, true", "experts, false, true", "knowledge, false, false",
        "owners, false, false",
        "dispatchers, true, true", "leads, true, true", "supervisors, true, true", "managers, true, true", "camunda-admin, true, true"})
    void whoReadsEveryTicket(String role, boolean byDefault, boolean whenAllIsSet) {
        engine.getIdentityService().setAuthentication("somebody", List.of(role));

        assertThat(visibility(Map.of()).scope().isEmpty()).isEqualTo(byDefault);
        assertThat(visibility(Map.of("sixstep.visibility", "all")).scope().isEmpty()).isEqualTo(whenAllIsSet);
        assertThat(visibility(Map.of("sixstep.visibility", "all")).condition().sql().equals("true")).isEqualTo(whenAllIsSet);
    }

    @Test
    void theDeskItselfSeesEverythingAndSomebodyWithoutGroupsOnlyTheirs() {
        assertThat(visibility(Map.of()).scope()).isEmpty();

        engine.getIdentityService().setAuthentication("somebody", null);

        assertThat(visibility(Map.of("sixstep.visibility", "all")).scope()).contains(new VisibilityScope("somebody", List.of()));
    }

    private EngineTicketVisibility visibility(Map<String, String> settings) {
        Visibility visibility = new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("sixstep", VisibilityProperties.class)
                .visibility();
        return new EngineTicketVisibility(identity, jdbc, new VisibilityProperties(visibility));
    }
}
