package org.sixstep.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.Catalogue;
import org.sixstep.MessagesSlice;
import org.sixstep.MutableClock;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.sla.AlarmLevel;
import org.sixstep.sla.CalendarFiles;
import org.sixstep.sla.WorkCalendars;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketEvent;
import org.sixstep.ticket.TicketEvent.Visibility;
import org.sixstep.ticket.TicketStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is sent what. */
@SpringBootTest(classes = MessagesSlice.class, properties = MessagesSlice.LINK_SECRET)
class TicketMessagesTest {

    private static final Instant DUE = Instant.parse("2026-11-21T09:30:00Z");
    private static final List<AlarmLevel> WARNING = List.of(new AlarmLevel(75, "owner", "warn", "24x7"));
    private static final List<AlarmLevel> ESCALATION = List.of(new AlarmLevel(100, "supervisors", "escalate", "24x7"),
            new AlarmLevel(100, "leads", "escalate", "24x7"),
            new AlarmLevel(100, "owner", "escalate", "24x7"));

    @Autowired
    ReporterMessages toReporter;
    @Autowired
    StaffMessages toStaff;
    @Autowired
    AlarmMessages alarms;
    @Autowired
    MessageDelivery delivery;
    @Autowired
    Outbox outbox;
    @Autowired
    StaffDirectory staff;
    @Autowired
    MessagesSlice.Tickets tickets;
    @Autowired
    TicketStore store;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    WorkCalendars calendars;
    @Autowired
    MutableClock clock;

    @Test
    void acknowledgementSaysNumberPriorityAndNextStepAndQuotesNothing() {
        Ticket ticket = tickets.with(Map.of("summary", "BUY CHEAP http://evil.example", "description", "http://evil.example",
                "reporterName", "visit http://evil.example"));

        Map<String, Object> message = tell(ticket, toReporter::acknowledgement);

        assertThat(message.get("subject")).isEqualTo("[" + ticket.number() + "] " + Catalogue.en("acknowledgement.subject"));
        assertThat((String) message.get("body"))
                .contains(ticket.number(), Catalogue.en("priority.P1"), Catalogue.en("acknowledgement.next"))
                .doesNotContain("evil.example");
        assertThat(publicLines(ticket)).singleElement()
                .satisfies(line -> assertThat(line.text()).contains(ticket.number()).doesNotContain("evil.example"));
    }

    /** R18, R19. */
    @Test
    void whatSomebodyWroteIsTheFirstResponseAndWhatTheDeskSendsIsNot() {
        List<Consumer<Ticket>> byTheDesk = List.of(toReporter::acknowledgement, t -> toReporter.questionReminder(t, "1"),
                t -> toReporter.authorizationReminder(t, "1"), toReporter::resultReminder, toReporter::closedUnconfirmed,
                t -> toReporter.progressToReporter(t, "1"), toReporter::nextRound);
        List<Consumer<Ticket>> bySomebody = List.of(t -> toReporter.question(t, "1"), t -> toReporter.reply(t, "On our way.", "1"),
                t -> toReporter.waitingFor(t, null, "On our way?", "1"), t -> toReporter.authorizationRequest(t, "1"),
                t -> toReporter.workAnnouncement(t, "1"), toReporter::plan,
                toReporter::result, t -> toReporter.delayExplanation(t, "1"));

        assertThat(byTheDesk).allSatisfy(message -> assertThat(responseTo(message)).isNull());
        assertThat(bySomebody).allSatisfy(message -> assertThat(responseTo(message)).isEqualTo(clock.instant()));
    }

    private Instant responseTo(Consumer<Ticket> message) {
        Ticket ticket = tickets.with(Map.of("planForReporter", "We replace the cable.", "question", "Since when?", "delayReason", "Snow."));
        transaction.executeWithoutResult(status -> message.accept(ticket));
        return store.get(ticket.id()).instant("firstResponseAt");
    }

    @Test
    void acknowledgementBeforeTheClassificationSaysNoPriority() {
        Ticket ticket = store.change(tickets.with(Map.of()).id(), java.util.Collections.singletonMap("priority", null));

        assertThat((String) tell(ticket, toReporter::acknowledgement).get("body")).doesNotContain("priority", "null");
    }

    /** E30: the clock of this test is set to a Saturday. */
    @Test
    void acknowledgementOutsideWorkingHoursSaysWhenTheyBeginAgainUnlessItIsAnEmergency() {
        calendars.deploy(CalendarFiles.all(), "test");
        assertThat((String) tell(tickets.with(Map.of("priority", "P3")), toReporter::acknowledgement).get("body"))
                .contains(Catalogue.en("acknowledgement.closed", "23 November 2026, 09:00"));
        assertThat((String) tell(tickets.with(Map.of("priority", "P3", "language", "zh")), toReporter::acknowledgement).get("body"))
                .contains(Catalogue.zh("acknowledgement.closed", "2026年11月23日 09:00"));
        assertThat((String) tell(tickets.with(Map.of("emergency", true)), toReporter::acknowledgement).get("body"))
                .doesNotContain("23 November");
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat((String) tell(tickets.with(Map.of("priority", "P3")), toReporter::acknowledgement).get("body"))
                .doesNotContain("23 November");
        clock.set(Instant.parse("2026-11-21T06:30:00Z"));
    }

    @Test
    void resultSaysCauseMeasuresAdviceAndHelpAndBringsALinkThatIsNowhereStored() {
        Ticket ticket = tickets.with(Map.of("language", "zh", "rootCause", "网线接触不良", "solution", "更换了网线", "advice", "请勿拉扯网线"));

        Map<String, Object> message = tell(ticket, toReporter::result);

        assertThat((String) message.get("body")).contains(Catalogue.zh("result.cause", "网线接触不良"), Catalogue.zh("result.measures", "更换了网线"),
                Catalogue.zh("result.advice", "请勿拉扯网线"), Catalogue.zh("help.again", ticket.number()), Outbox.LINK);
        assertThat(jdbc.queryForMap("select purpose, round, used_at from sixstep.reporter_link where id = ?", message.get("link_id")))
                .containsEntry("purpose", "confirm").containsEntry("round", 1).containsEntry("used_at", null);
        assertThat(publicLines(ticket)).singleElement()
                .satisfies(line -> assertThat(line.text()).contains("更换了网线").doesNotContain(Outbox.LINK, "/t/"));
    }

    @Test
    void reminderBringsTheSameLinkAsTheResult() {
        Ticket ticket = tickets.with(Map.of());

        Object first = tell(ticket, toReporter::result).get("link_id");

        assertThat(tell(ticket, toReporter::resultReminder).get("link_id")).isEqualTo(first);
        assertThat(jdbc.queryForObject("select count(*) from sixstep.reporter_link where ticket_id = ?", Integer.class, ticket.id()))
                .isEqualTo(1);
    }

    @Test
    void resultIsSentOnceInARoundAndAgainInTheNext() {
        Ticket ticket = tickets.with(Map.of());
        tell(ticket, toReporter::result);

        transaction.executeWithoutResult(status -> toReporter.result(ticket));
        assertThat(rows(ticket)).hasSize(1);
        assertThat(publicLines(ticket)).hasSize(1);

        Ticket next = store.change(ticket.id(), Map.of("round", 2));
        transaction.executeWithoutResult(status -> toReporter.result(next));
        assertThat(rows(ticket)).hasSize(2);
    }

    @Test
    void authorizationRequestSaysPlanRiskAndTimeAndEndsTheLinkOfAnOlderPlan() {
        Ticket ticket = tickets.with(Map.of("status", "waitingForReporter", "planForReporter", "Restart the router", "riskDowntime", true,
                "maintenanceWindow", "Sunday 02:00"));
        Object older = tell(ticket, t -> toReporter.authorizationRequest(t, "first")).get("link_id");

        Map<String, Object> message = tell(ticket, t -> toReporter.authorizationRequest(t, "second"));

        assertThat((String) message.get("body")).contains("Restart the router", Catalogue.en("work.riskDowntime"), "Sunday 02:00",
                Outbox.LINK);
        assertThat(jdbc.queryForObject("select used_at is not null from sixstep.reporter_link where id = ?", Boolean.class, older))
                .isTrue();
    }

    @Test
    void aQuestionEndsTheLinkOfAPlanThatWaitedForLeave() {
        Ticket ticket = tickets.with(Map.of("status", "waitingForReporter"));
        Object link = tell(ticket, t -> toReporter.authorizationRequest(t, "1")).get("link_id");

        tell(ticket, t -> toReporter.question(t, "2"));

        assertThat(jdbc.queryForObject("select used_at is not null from sixstep.reporter_link where id = ?", Boolean.class, link)).isTrue();
    }

    @Test
    void everyoneInvolvedLearnsBackgroundTimeAndDutiesInOneMessage() {
        Ticket ticket = tickets.with(Map.of("priority", "P0", "informSupervisor", true, "owner", "network", "collaborators",
                List.of("developer", "nomail"), "description", "No VPN since noon",
                "impact", "department", "discussionChannel", "#vpn"));

        Map<String, Object> message = tell(ticket, t -> toStaff.ownerAssigned(t, DUE, "first"));

        assertThat(message.get("recipient")).isEqualTo("network, developer, nomail, supervisor, supervisor2");
        assertThat((String) message.get("body")).contains("No VPN since noon", Catalogue.en("impact.department"), "21 November 2026, 17:30",
                "Wang Lei (network)",
                "developer, nomail", "#vpn");
        assertThat(store.timeline(ticket.id(), false)).singleElement().satisfies(line -> {
            assertThat(line.visibility()).isEqualTo(Visibility.INTERNAL);
            assertThat(line.text()).contains("To: network, developer");
        });
    }

    @Test
    void warningGoesToTheOwnerOrElseToTheGroup() {
        assertThat(tell(tickets.with(Map.of("owner", "network2")), t -> alarms.serviceLevelAlarm(t, "resolve", "PT4H", 75, DUE, WARNING))
                .get("recipient")).isEqualTo("network2");
        assertThat(tell(tickets.with(Map.of()), t -> alarms.serviceLevelAlarm(t, "resolve", "PT4H", 75, DUE, WARNING)).get("recipient"))
                .isEqualTo("network, network2");
    }

    @Test
    void aMissedLimitGoesToEverybodyOfItsLevelTogether() {
        Map<String, Object> message = tell(tickets.with(Map.of("owner", "network")),
                t -> alarms.serviceLevelAlarm(t, "resolve", "PT4H", 100, DUE, ESCALATION));

        assertThat(message.get("recipient")).isEqualTo("supervisor, supervisor2, lead, network");
        assertThat((String) message.get("body")).contains(Catalogue.en("clock.resolve"), "21 November 2026, 17:30");
        assertThat((String) message.get("subject"))
                .endsWith("P1 " + Catalogue.en("serviceLevelMissed.subject") + " · VPN drops every ten minutes");
    }

    @Test
    void nobodyToTellIsStillWrittenDown() {
        Ticket ticket = tickets.with(Map.of("handlingGroup", "nobody"));

        assertThat(tell(ticket, t -> alarms.serviceLevelAlarm(t, "triage", "PT4H", 75, DUE, WARNING))).containsEntry("recipient", "-")
                .containsEntry("state", "kept");
        assertThat(store.timeline(ticket.id(), false)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void messagesAboutNoTicketAreInTheDesksLanguage(String language) {
        UUID review = UUID.randomUUID();
        AlarmMessages ofTheDesk = new AlarmMessages(delivery, outbox, staff, calendars, clock,
                MessagesSlice.properties(Map.of("sixstep.language", language)));
        transaction.executeWithoutResult(status -> {
            ofTheDesk.assessmentOverdue(review);
            ofTheDesk.reportOverdue(review);
            ofTheDesk.answerReviewOverdue(review, "VPN");
        });

        List<Map<String, Object>> messages = jdbc.queryForList(
                "select language, kind, subject, body from sixstep.outbox_message where ticket_id is null and message_key like ?",
                "%" + review);
        assertThat(messages).hasSize(3).allSatisfy(message -> {
            assertThat(message).containsEntry("language", language).containsEntry("subject", language.equals("zh")
                    ? Catalogue.zh(message.get("kind") + ".subject")
                    : Catalogue.en(message.get("kind") + ".subject"));
            assertThat((String) message.get("body")).contains("/camunda/app/tasklist/");
            assertThat(Pattern.compile("\\p{IsHan}").matcher((String) message.get("body")).find()).isEqualTo(language.equals("zh"));
        });
    }

    /** One row in the outbox and one line in the timeline for each message, every text there and every value put in. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyMessageIsCompleteInBothLanguages(String language) {
        Ticket ticket = tickets.with(Map.of("language", language, "owner", "network", "question", "Which VPN server?", "promisedAt", DUE,
                "progressForReporter", "We are waiting for the supplier",
                "rootCause", "A cable", "delayReason", "A part is late", "feedbackComment", "Still broken"));
        transaction.executeWithoutResult(status -> {
            toReporter.acknowledgement(ticket);
            toReporter.reply(ticket, language.equals("zh") ? "请重启" : "Restart it", "1");
            toReporter.question(ticket, "1");
            toReporter.questionReminder(ticket, "1");
            toReporter.authorizationRequest(ticket, "1");
            toReporter.workAnnouncement(ticket, "1");
            toReporter.result(ticket);
            toReporter.resultReminder(ticket);
            toReporter.closedUnconfirmed(ticket);
            toReporter.progressToReporter(ticket, "1");
            toStaff.progressToLead(ticket, "1");
            toReporter.delayExplanation(ticket, "1");
            toReporter.authorizationReminder(ticket, "1");
            toStaff.reporterWrote(ticket, "Again", "1");
            toReporter.nextRound(ticket);
            toStaff.nextRound(ticket);
            toStaff.ownerAssigned(ticket, DUE, "1");
            for (String clock : List.of("record", "triage", "response", "escalate", "workshop", "resolve", "updateReporter", "updateLead",
                    "callBack", "archive")) {
                alarms.serviceLevelAlarm(ticket, clock, "PT4H", 75, DUE, WARNING);
                alarms.serviceLevelAlarm(ticket, clock, "PT4H", 100, DUE, ESCALATION);
            }
        });

        List<TicketEvent> lines = store.timeline(ticket.id(), false);
        List<Map<String, Object>> rows = rows(ticket);
        assertThat(rows).hasSize(17 + 20).allSatisfy(row -> {
            assertThat((String) row.get("body")).doesNotContain("{0}", "{1}", "null");
            assertThat((String) row.get("subject")).startsWith("[" + ticket.number() + "] ").doesNotContain("null");
        });
        assertThat(lines).hasSameSizeAs(rows).allSatisfy(line -> assertThat(line.text()).doesNotContain("{", "null"));
        if (language.equals("zh")) {
            assertThat(lines).allSatisfy(line -> assertThat(line.text()).containsPattern("\\p{IsHan}").doesNotContain("Please", "The "));
        }
    }

    private Map<String, Object> tell(Ticket ticket, Consumer<Ticket> fact) {
        List<Object> before = rows(ticket).stream().map(row -> row.get("id")).toList();
        transaction.executeWithoutResult(status -> fact.accept(ticket));
        return rows(ticket).stream().filter(row -> !before.contains(row.get("id"))).findFirst().orElseThrow();
    }

    private List<Map<String, Object>> rows(Ticket ticket) {
        return jdbc.queryForList("select * from sixstep.outbox_message where ticket_id = ?", ticket.id());
    }

    private List<TicketEvent> publicLines(Ticket ticket) {
        return store.timeline(ticket.id(), true);
    }
}
