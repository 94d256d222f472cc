package org.sixstep.engine.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;

class TaskFilterSetupTest extends EngineTest {

    @Autowired
    private TaskFilterSetup setup;
    @Autowired
    private ObjectMapper json;

    @AfterEach
    void leaveEveryoneInTheirGroups() {
        engine.getIdentityService().deleteMembership("agent", Roles.EXPERTS);
        engine.getIdentityService().deleteUser("newcomer");
        setup.followUsers();
    }

    @Test
    void everyoneHasTheirOwnAndTheSharedOnes() throws JsonProcessingException {
        for (String user : List.of("agent", "manager", "admin")) {
            assertThat(names(user)).as(user).containsExactlyInAnyOrder("My tasks", "My groups’ tasks", "Urgent first", "Due soon",
                    "Waiting for the reporter");
        }
        assertThat(query("agent", "My tasks").path("assignee").asText()).isEqualTo("agent");
        assertThat(query("agent", "My groups’ tasks").path("candidateUser").asText()).isEqualTo("agent");
    }

    @Test
    void noFilterHasAnExpression() {
        assertThat(jdbc.sql("select count(*) from act_ru_filter where query_ like '%Expression%' or query_ like '%${%'")
                .query(Integer.class).single()).isZero();
    }

    /** The owner of a P0 is invited to its review as a person, and whoever joins a group sees its tasks at once. */
    @Test
    void whatIsOfferedIsSeenWhetherToAGroupOrToThePerson() {
        Task experts = task("offeredToExperts", Roles.EXPERTS);
        Task others = task("offeredToDevelopers", Roles.DEVELOPERS);
        assertThat(offered("agent")).doesNotContain(experts.getId(), others.getId());
        engine.getIdentityService().createMembership("agent", Roles.EXPERTS);
        engine.getTaskService().addCandidateUser(others.getId(), "agent");

        assertThat(offered("agent")).contains(experts.getId(), others.getId());
    }

    private Task task(String process, String group) {
        deploy(Bpmn.createExecutableProcess(process).camundaHistoryTimeToLive(1).startEvent().userTask("userTask_only")
                .camundaCandidateGroups(group).endEvent().done(), process);
        return engine.getTaskService().createTaskQuery().taskId(taskOf(process)).singleResult();
    }

    private List<String> offered(String user) {
        String filter = engine.getFilterService().createFilterQuery().filterOwner(user).filterName("My groups’ tasks").singleResult()
                .getId();
        return engine.getFilterService().<Task>list(filter).stream().map(Task::getId).toList();
    }

    @Test
    void theyComeAndGoWithAUser() throws JsonProcessingException {
        long before = engine.getFilterService().createFilterQuery().count();
        var newcomer = engine.getIdentityService().newUser("newcomer");
        newcomer.setPassword(DemoUsers.PASSWORD);
        engine.getIdentityService().saveUser(newcomer);
        engine.getIdentityService().createMembership("newcomer", Roles.AGENTS);
        setup.followUsers();
        assertThat(names("newcomer")).hasSize(5);

        engine.getIdentityService().deleteUser("newcomer");
        setup.followUsers();
        assertThat(engine.getFilterService().createFilterQuery().count()).isEqualTo(before);
    }

    @Test
    void severalNodesMakeNoneTwice() {
        engine.getIdentityService().createMembership("agent", Roles.EXPERTS);
        Stream.generate(() -> CompletableFuture.runAsync(setup::afterSingletonsInstantiated)).limit(4).toList()
                .forEach(CompletableFuture::join);

        assertThat(engine.getFilterService().createFilterQuery().filterOwner("agent").count()).isEqualTo(2);
    }

    private List<String> names(String user) throws JsonProcessingException {
        List<String> names = new ArrayList<>();
        filters(user).forEach(filter -> names.add(filter.path("name").asText()));
        return names;
    }

    private JsonNode query(String user, String name) throws JsonProcessingException {
        for (JsonNode filter : filters(user)) {
            if (filter.path("name").asText().equals(name)) {
                return filter.path("query");
            }
        }
        throw new AssertionError(user + " has no filter " + name);
    }

    private JsonNode filters(String user) throws JsonProcessingException {
        return json.readTree(new Browser().login(user).get("/camunda/api/engine/engine/default/filter?resourceType=Task").body());
    }
}
