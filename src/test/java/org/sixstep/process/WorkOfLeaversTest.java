package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.planReady;
import static org.sixstep.process.FilledForms.problem;
import static org.sixstep.process.FilledForms.with;
import static org.sixstep.process.SupportTicketElements.TRIAGE_TICKET;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.DeskTime;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.TicketEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The work of people who lose a group or their account (R27, R28, R46). */
class WorkOfLeaversTest extends ProcessTest {

    private static final String GROUP = "network";

    private static int newcomers;

    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    RecurringTask<Void> giveBackWorkOfLeavers;

    private final String leaver = "leaver" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void forget() {
        accounts().deleteUser(leaver);
        jdbc.update("delete from sixstep.departure");
    }

    @Test
    void aTicketWhoseOwnerLosesTheGroupIsBackWithTheGroup() {
        TicketDriver ticket = ownedByLeaver();

        accounts().deleteMembership(leaver, GROUP);
        lookForLeavers();

        assertIsBack(ticket);
        assertThat(ticket.recipients("ownerLeft")).isEqualTo("dispatcher, dispatcher2");
        assertThat(ticket.events("ownerLeft")).extracting(TicketEvent::text).singleElement().asString()
                .contains(leaver, CatalogueText.in(Locale.ENGLISH, "group." + GROUP));
        claim(ticket, "network2");
        assertThat(ticket.row().owner()).isEqualTo("network2");
    }

    @Test
    void aTicketWhoseOwnerHasNoAccountAnyMoreIsBackWithTheGroup() {
        TicketDriver ticket = ownedByLeaver();

        accounts().deleteUser(leaver);
        lookForLeavers();

        assertIsBack(ticket);
        ticket.submit("network2", TRIAGE_TICKET, FilledForms.escalated()).assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM);
    }

    @Test
    void inTheCalledProcessTooTheNextTaskIsTheGroups() {
        TicketDriver ticket = ownedByLeaver().submit(leaver, TRIAGE_TICKET, FilledForms.escalated());

        accounts().deleteUser(leaver);
        lookForLeavers();

        assertIsBack(ticket);
        claim(ticket, "network2");
        ticket.submit("network2", ResolveProblemElements.ANALYSE_PROBLEM, planReady());
        assertThat(tasks(ticket)).extracting(Task::getAssignee).containsOnly("network2");
    }

    @Test
    void aSuspendedTicketKeepsNoOtherFromBeingGivenBack() {
        TicketDriver suspended = ownedByLeaver();
        TicketDriver other = received(problem());
        engine.getTaskService().setAssignee(tasks(other).get(0).getId(), leaver);
        engine.getRuntimeService().suspendProcessInstanceById(suspended.instanceId());
        accounts().deleteUser(leaver);

        lookForLeavers();
        assertIsBack(other);
        assertThat(suspended.row().owner()).isEqualTo(leaver);

        engine.getRuntimeService().activateProcessInstanceById(suspended.instanceId());
        lookForLeavers();
        assertIsBack(suspended);
        assertThat(other.sent("ownerLeft")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"experts", "leads"})
    void whoMayOwnTicketsOfAnyGroupKeepsThem(String group) {
        TicketDriver ticket = ownedByLeaver();
        accounts().createMembership(leaver, group);

        accounts().deleteMembership(leaver, GROUP);
        lookForLeavers();

        assertThat(ticket.row().owner()).isEqualTo(leaver);
    }

    @Test
    void theDispatchersAreNotifiedOnceHoweverOftenItIsLookedFor() {
        TicketDriver ticket = ownedByLeaver();
        accounts().deleteUser(leaver);

        lookForLeavers();
        jdbc.update("insert into sixstep.departure (user_id) values (?)", leaver);
        lookForLeavers();

        assertThat(ticket.sent("ownerLeft")).isOne();
        assertThat(jdbc.queryForObject("select count(*) from sixstep.departure", Integer.class)).isZero();
    }

    @Test
    void whoeverIsBackBeforeItIsLookedForKeepsTheTicket() {
        TicketDriver ticket = ownedByLeaver();

        accounts().deleteMembership(leaver, GROUP);
        accounts().createMembership(leaver, GROUP);
        lookForLeavers();

        assertThat(ticket.row().owner()).isEqualTo(leaver);
    }

    @Test
    void anotherGroupThanTheTicketsMayBeLost() {
        TicketDriver ticket = ownedByLeaver();
        accounts().createMembership(leaver, "developers");

        accounts().deleteMembership(leaver, "developers");
        lookForLeavers();

        assertThat(ticket.row().owner()).isEqualTo(leaver);
        assertThat(ticket.sent("ownerLeft")).isZero();
    }

    /** Any node may still have chosen somebody whose account has just gone. */
    @Test
    void workIsGivenBackWhenNobodyCanGetNewWork() {
        TicketDriver ticket = ownedByLeaver();
        accounts().deleteUser(leaver);

        giveBackWorkOfLeavers.execute(giveBackWorkOfLeavers.instance("now"), null);

        assertThat(ticket.row().owner()).isEqualTo(leaver);
    }

    @Test
    void aCollaboratorWhoLeavesIsNoLongerAskedAndTheGroupMayAnswer() {
        member(leaver, "developers");
        TicketDriver ticket = escalatedTicket(problem());
        ticket.submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM,
                FilledForms.needFindingsOf(leaver));

        accounts().deleteUser(leaver);
        lookForLeavers();

        assertThat(ticket.row().list("collaborators")).isEmpty();
        assertThat(ticket.row().owner()).isNotNull();
        assertThat(ticket.recipients("collaboratorLeft")).contains("dispatcher", ticket.row().owner());
        assertThat(tasks(ticket)).extracting(Task::getAssignee).containsOnlyNulls();
        claim(ticket, "network2");
        ticket.submit("network2", ResolveProblemElements.CONTRIBUTE_FINDINGS, FilledForms.findings("The pool is used up."))
                .assertWaitsAt(ResolveProblemElements.ANALYSE_PROBLEM);
    }

    @Test
    void aReviewThatSomebodyTookIsOpenToItsGroupsAgain() {
        TicketDriver ticket = escalatedTicket(problem());
        ticket.submitAsAssignee(ResolveProblemElements.ANALYSE_PROBLEM, with(planReady(), "changesSystem", true, "backupPlan", "Copy it."));
        ticket.assertWaitsAt(ResolveProblemElements.REVIEW_SOLUTION);
        member(leaver, GROUP);
        engine.getTaskService().setAssignee(tasks(ticket).get(0).getId(), leaver);

        accounts().deleteMembership(leaver, GROUP);
        lookForLeavers();

        assertThat(tasks(ticket)).extracting(Task::getAssignee).containsOnlyNulls();
        assertThat(ticket.sent("taskLeft")).isOne();
    }

    private TicketDriver ownedByLeaver() {
        member(leaver, GROUP);
        TicketDriver ticket = received(problem());
        engine.getTaskService().setAssignee(tasks(ticket).get(0).getId(), leaver);
        assertThat(ticket.row().owner()).isEqualTo(leaver);
        return ticket;
    }

    private void assertIsBack(TicketDriver ticket) {
        assertThat(ticket.row().owner()).isNull();
        assertThat(ticket.row().handlingGroup()).isEqualTo(GROUP);
        assertThat(tasks(ticket)).isNotEmpty().extracting(Task::getAssignee).containsOnlyNulls();
    }

    private void claim(TicketDriver ticket, String user) {
        tasks(ticket).forEach(task -> new ProcessDriver.Login(engine, user).call(() -> {
            engine.getTaskService().claim(task.getId(), user);
            return user;
        }));
    }

    private List<Task> tasks(TicketDriver ticket) {
        return engine.getTaskService().createNativeTaskQuery().sql("select T.* from ACT_RU_TASK T join ACT_RU_EXECUTION P on P.ID_ ="
                + " T.PROC_INST_ID_ where P.BUSINESS_KEY_ = #{number}").parameter("number", ticket.number()).list();
    }

    /** As the scheduler does it on one node, a while later. */
    private void lookForLeavers() {
        jdbc.update("update sixstep.departure set at = at - interval '1 minute'");
        giveBackWorkOfLeavers.execute(giveBackWorkOfLeavers.instance("now"), null);
    }

    private void member(String id, String group) {
        User user = accounts().newUser(id);
        user.setFirstName("Lee");
        user.setLastName("Ver");
        user.setPassword("Correct-horse-7-battery");
        accounts().saveUser(user);
        accounts().createMembership(id, group);
        // the staff is remembered for some seconds, and each test begins at the same time
        DeskTime.advance(Duration.ofMinutes(++newcomers));
    }

    private IdentityService accounts() {
        return engine.getIdentityService();
    }
}
