package org.sixstep.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.DomainTest;
import org.sixstep.NotFoundException;
import org.sixstep.form.FormWords;
import org.sixstep.archive.Archive;
import org.sixstep.archive.ArchiveBeans;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.form.InvalidFormException;
import org.sixstep.routing.StaffOptions;
import org.sixstep.ticket.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;

@Import({Reviews.class, Problems.class, ReviewReport.class, ReviewFormRecord.class, StaffOptions.class, ArchiveBeans.class})
class ReviewsTest extends DomainTest {

    private static final FormSchema FORM = FormSchema.parse("{}");
    @Autowired
    private Reviews reviews;
    @Autowired
    private FormRecord forms;
    @Autowired
    private Archive archive;

    @ParameterizedTest
    @CsvSource({"2026-11-23T09:00, 2026-11-16", "2026-11-23T00:00, 2026-11-16", "2026-11-22T20:00, 2026-11-16",
        "2026-11-26T23:59, 2026-11-16",
        "2026-11-22T11:59, 2026-11-09", "2027-01-04T09:00, 2026-12-28"})
    void aWeekIsMondayToSundayOfTheDesk(String now, LocalDate monday) {
        clock.set(now, ZONE);
        Review review = reviews.get(reviews.weekEnded());
        assertThat(review.from()).isEqualTo(monday.atStartOfDay(ZONE).toInstant());
        assertThat(review.to()).isEqualTo(monday.plusWeeks(1).atStartOfDay(ZONE).toInstant());
        assertThat(review.monthly()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01T09:00, 2026-11-01", "2026-11-30T20:00, 2026-11-01", "2026-12-15T00:00, 2026-11-01",
        "2027-01-01T00:00, 2026-12-01", "2028-03-01T09:00, 2028-02-01"})
    void aMonthIsTheDesks(String now, LocalDate first) {
        clock.set(now, ZONE);
        Review review = reviews.get(reviews.monthEnded());
        assertThat(review.from()).isEqualTo(first.atStartOfDay(ZONE).toInstant());
        assertThat(review.to()).isEqualTo(first.plusMonths(1).atStartOfDay(ZONE).toInstant());
        assertThat(review.monthly()).isTrue();
    }

    @Test
    void aTimerThatFiresTwiceGetsTheSameReview() {
        UUID week = reviews.weekEnded();
        UUID month = reviews.monthEnded();
        clock.advance(Duration.ofHours(3));
        assertThat(reviews.weekEnded()).isEqualTo(week);
        assertThat(reviews.monthEnded()).isEqualTo(month).isNotEqualTo(week);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01, 2026-11-30, 2026-12-05T10:00:00Z", "2026-11-01, 2026-11-15, 2026-12-05T10:00:00Z",
        "2026-12-01, 2026-12-31, 2027-01-05T10:00:00Z",
        "2026-10-15, 2026-11-01, 2026-12-05T10:00:00Z"})
    void theReportIsDueOnThe5thAt18(LocalDate from, LocalDate to, Instant due) {
        clock.set("2027-02-01T09:00", ZONE);
        assertThat(reviews.reportDueAt(reviews.requested(from, to, true))).isEqualTo(due);
    }

    @Test
    void aReportNamesNobody() {
        ticket("number", "TS20261116001", "summary", "王小明 cannot print", "reporterName", "王小明", "reporterEmployeeNumber", "10086",
                "priority", "P2",
                "acceptedAt", MORNING.minus(Duration.ofDays(3)), "round", 2);
        UUID id = reviews.weekEnded();
        reviews.collectProblems(id);
        assertThat(reviews.get(id).problems().toString()).contains("10086 cannot print").doesNotContain("王小明");
    }

    @Test
    void aPeriodThatIsNoneIsRefused() {
        refused("reviewTo", () -> reviews.requested(day("2026-11-10"), day("2026-11-09"), false));
        refused("reviewFrom", () -> reviews.requested(day("2026-11-24"), day("2026-11-30"), false));
        refused("reviewTo", () -> reviews.requested(day("2024-01-01"), day("2026-01-01"), false));
        reviews.requested(day("2026-11-01"), day("2026-11-10"), false);
        refused("reviewFrom", () -> reviews.requested(day("2026-11-01"), day("2026-11-10"), false));
        assertThat(reviews.newest(10)).hasSize(1);
    }

    @Test
    void problemsOfThePeriodAreCollected() {
        clock.set("2026-11-16T09:00", ZONE);
        Ticket original = ticket("number", "TS1", "category", "network", "subcategory", "vpn", "summary", "VPN down", "priority", "P1",
                "handlingGroup", "network", "owner", "network");
        ticket("number", "TS2", "category", "network", "subcategory", "vpn", "duplicateOf", original.id(), "priority", "P2");
        Ticket twice = ticket("number", "TS3", "category", "account", "round", 3, "satisfaction", 1, "outcome", "resolved", "handlingGroup",
                "system", "priority", "P3");
        Ticket once = ticket("number", "TS4", "category", "account", "satisfaction", 3, "outcome", "resolved", "handlingGroup", "endpoint",
                "priority", "P3");
        missed(original, "resolve", 4, null);
        missed(twice, "response", 1, "missed");
        missed(once, "response", 1, "met");
        missed(once, "archive", 24 * 30, null);
        clock.advance(Duration.ofHours(30));
        archive.archiveTicket(twice.id());
        archive.archiveTicket(once.id());
        clock.set("2026-11-23T09:00", ZONE);
        ticket("number", "TS5", "category", "data");

        UUID id = reviews.weekEnded();
        reviews.collectProblems(id);

        Map<String, List<Map<String, Object>>> problems = reviews.get(id).problems();
        assertThat(problems.get("totals")).containsExactly(Map.of("accepted", 4, "archived", 2, "open", 2));
        assertThat(problems.get("frequentTypes").get(0)).containsEntry("category", "account").containsEntry("tickets", 2);
        assertThat(problems.get("frequentTypes").get(1)).containsEntry("category", "network").containsEntry("subcategory", "vpn")
                .containsEntry("tickets", 2);
        assertThat(problems.get("unresolved")).extracting(row -> row.get("number")).containsExactly("TS1", "TS2");
        assertThat(problems.get("repeated")).extracting(row -> row.get("number") + " " + row.get("rounds") + " " + row.get("duplicates"))
                .containsExactly("TS3 3 0", "TS1 1 1");
        assertThat(problems.get("missedServiceLevels"))
                .extracting(row -> row.get("clock") + " " + row.get("priority") + " " + row.get("missed"))
                .containsExactly("resolve P1 1", "response P3 1");
        assertThat(problems.get("weakLinks"))
                .extracting(row -> row.get("handlingGroup") + " " + row.get("rounds") + " " + row.get("hoursOfSlowestTenth"))
                .containsExactly("system 3.0 30.0", "endpoint 1.0 30.0");
        assertThat(problems.get("satisfaction")).containsExactly(Map.of("satisfaction", 3, "cases", 1),
                Map.of("satisfaction", 1, "cases", 1));

        assertThat((String) forms.read(id, "userTask_assessProblems", key -> true, FormWords.NONE).get("facts")).contains(
                "**Period reviewed:** 16 November 2026 to 22 November 2026",
                "**Tickets:** 4 accepted\\, 2 archived\\, 2 open",
                "#### Most frequent types\n\n- account: 2 tickets\n- network\\, vpn: 2 tickets\n",
                "- TS1 P1: VPN down\\, New\\, Network group\\, network\\, 6 days old\n", "- TS3: VPN is down\\, 3 rounds\\, 0 duplicates\n",
                "- resolution P1: 1 missed\n", "- Satisfied: 1 case\n- Not satisfied: 1 case");
    }

    @Test
    void theReportIsInTheLanguageOfItsReader() {
        clock.set("2026-11-16T09:00", ZONE);
        ticket("number", "TS1", "category", "network", "subcategory", "vpn", "summary", "VPN down", "priority", "P1", "handlingGroup",
                "network", "owner", "network");
        Ticket solved = ticket("number", "TS2", "category", "account", "round", 2, "satisfaction", 1, "outcome", "resolved",
                "handlingGroup", "system", "priority", "P3");
        missed(solved, "response", 1, "missed");
        clock.advance(Duration.ofHours(30));
        archive.archiveTicket(solved.id());
        clock.set("2026-11-23T09:00", ZONE);
        UUID id = reviews.weekEnded();
        reviews.collectProblems(id);
        forms.write(id, "userTask_assessProblems", Map.of("reviewFindings", "VPN again", "trainingNeeded", true), FORM);
        FormWords words = new FormWords(() -> List.of(FormSchema.parse("""
                {"components": [{"type": "radio", "key": "category", "values": [{"label": "网络或 VPN", "value": "network"},
                  {"label": "账号", "value": "account"}]}, {"type": "checkbox", "key": "trainingNeeded", "label": "需要培训"}]}""")));

        LocaleContextHolder.setLocale(Locale.CHINESE);
        String facts = (String) forms.read(id, "userTask_assessProblems", key -> true, words).get("facts");

        assertThat(facts).contains("**复盘时段:** 2026年11月16日至2026年11月22日", "**工单:** 受理 2 个，归档 1 个，未结束 1 个",
                "#### 高频问题类型\n\n- 账号: 1 个工单\n- 网络或 VPN，vpn: 1 个工单\n",
                "- TS1 P1: VPN down，登记中，网络组，network，受理已 6 天\n", "- TS2: VPN is down，2 轮，0 个重复工单\n",
                "- 首次响应 P3: 超时 1 次\n", "- 系统组，账号: 1 个案例，平均 2\\.0 轮，最慢的十分之一超过 30\\.0 小时\n", "- 不满意: 1 个案例\n",
                "**发现:** VPN again", "**需要培训:** 是");
    }

    @AfterEach
    void nobodyReadsAnyMore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void anEmptyPeriodSaysSo() {
        UUID id = reviews.monthEnded();
        reviews.collectProblems(id);
        assertThat((String) forms.read(id, "userTask_assessProblems", key -> true, FormWords.NONE).get("facts"))
                .contains("**Month reviewed:** 1 October 2026 to 31 October 2026",
                        "#### Repeated\n\nNone.\n")
                .doesNotContain("null");
    }

    @Test
    void listsAreShort() {
        for (int i = 0; i < 30; i++) {
            ticket("number", "TS" + i, "category", "type" + i);
        }
        UUID id = reviews.requested(day("2026-11-23"), day("2026-11-23"), false);
        reviews.collectProblems(id);
        assertThat(reviews.get(id).problems().get("frequentTypes")).hasSize(10);
        assertThat(reviews.get(id).problems().get("unresolved")).hasSize(20);
    }

    @Test
    void collectedAgainTheListsAreNew() {
        UUID id = reviews.requested(day("2026-11-23"), day("2026-11-23"), false);
        reviews.collectProblems(id);
        ticket();
        reviews.collectProblems(id);
        assertThat(reviews.get(id).problems().get("unresolved")).hasSize(1);
        reviews.publish(id);
        ticket();
        reviews.collectProblems(id);
        assertThat(reviews.get(id).problems().get("unresolved")).hasSize(1);
    }

    @Test
    void aReviewIsPublishedOnce() {
        UUID id = reviews.weekEnded();
        reviews.publish(id);
        clock.advance(Duration.ofDays(1));
        reviews.publish(id);
        assertThat(reviews.get(id).publishedAt()).isEqualTo(MORNING);
        assertThatThrownBy(() -> forms.write(id, "userTask_assessProblems", Map.of("reviewFindings", "x"), FORM))
                .isInstanceOf(InvalidFormException.class);
        assertThatThrownBy(() -> reviews.publish(UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void formsFillTheReview() {
        actor.becomes("supervisor");
        staff.join("managers", "manager");
        UUID id = forms.create("startEvent_reviewRequested",
                Map.of("reviewFrom", "2026-11-01", "reviewTo", day("2026-11-22"), "monthly", true, "occasion", "Audit"), FORM);
        forms.write(id, "userTask_assessProblems",
                Map.of("reviewFindings", "VPN again", "reviewActions", "- renew *early*", "sharingSession", true, "costCentre", 4711),
                FORM);
        actor.becomes("manager");
        forms.write(id, "userTask_signReport", Map.of("signComment", "Good"), FORM);
        forms.write(id, "userTask_holdSharingSession", Map.of("sessionDate", day("2026-12-07"), "presenter", "network"), FORM);
        Map<String, Object> shown = forms.read(id, "userTask_holdSharingSession", key -> true, FormWords.NONE);
        assertThat(shown).containsEntry("reviewFindings", "VPN again").containsEntry("sharingSession", true)
                .containsEntry("assessedBy", "supervisor")
                .containsEntry("signedBy", "manager").containsEntry("sessionDate", "2026-12-07").containsEntry("monthly", true)
                .containsEntry("requestedBy", "supervisor").containsKey("peopleOptions");
        assertThat((String) shown.get("facts")).contains("**Findings:** VPN again", "**Actions:** \\- renew \\*early\\*",
                "**Signed by:** manager",
                "**Cost centre:** 4711", "**Occasion:** Audit");
    }

    @Test
    void aDayThatIsNoneIsRefused() {
        refused("reviewFrom",
                () -> forms.create("startEvent_reviewRequested", Map.of("reviewFrom", "soon", "reviewTo", "2026-11-22"), FORM));
        refused("reviewTo", () -> forms.create("startEvent_reviewRequested", Map.of("reviewFrom", "2026-11-22"), FORM));
    }

    @Test
    void problemsAreFoundByIndex() {
        jdbc.update("""
                insert into sixstep.ticket (id, number, channel, summary, description, category, priority, reported_at, accepted_at, status)
                select gen_random_uuid(), 'TS' || n, 'api', 'n', repeat('d', 1000), 'type' || n % 20, 'P3', now(),
                  ?::timestamptz - n * interval '2 hours',
                       case when n % 100 = 0 then 'new' else 'archived' end from generate_series(1, 10000) n""",
                java.sql.Timestamp.from(MORNING));
        jdbc.update("""
                insert into sixstep.sla_clock (ticket_id, round, clock, policy, source, target, calendar, warn_percent, started_at, since,
                  warn_at, due_at, decision, verdict)
                select id, 1, 'resolve', 'merged', '002', 'PT4H', '24x7', 75, accepted_at, accepted_at, accepted_at,
                  accepted_at + interval '4 hours', 'd',
                       case when substr(number, 3)::int % 10 = 0 then 'missed' else 'met' end from sixstep.ticket""");
        jdbc.update("""
                insert into sixstep.case_record (id, case_number, archive_key, ticket_id, ticket_number, process_record, state, rounds,
                  accepted_at, archived_at, facts)
                select gen_random_uuid(), number, number, id, number, '[]', 'resolved', 1, accepted_at, accepted_at + interval '1 hour',
                  '{}'
                from sixstep.ticket where status = 'archived'""");
        jdbc.execute("analyze sixstep.ticket");
        jdbc.execute("analyze sixstep.sla_clock");
        jdbc.execute("analyze sixstep.case_record");
        clock.set(MORNING);
        Problems.STATEMENTS.forEach((name, statement) -> assertThat(plan(statement)).as(name).doesNotContain("Seq Scan"));
        UUID id = reviews.weekEnded();
        reviews.collectProblems(id);
        assertThat(reviews.get(id).problems().get("frequentTypes")).hasSize(10);
    }

    private String plan(String statement) {
        String bound = statement.replace(":from", "'2026-11-16Z'::timestamptz").replace(":to", "'2026-11-23Z'::timestamptz").replace(":now",
                "'2026-11-23Z'::timestamptz");
        return String.join("\n", jdbc.queryForList("explain " + bound, String.class));
    }

    private void missed(Ticket ticket, String name, int dueAfterHours, String verdict) {
        jdbc.update("""
                insert into sixstep.sla_clock (ticket_id, round, clock, policy, source, target, calendar, warn_percent, started_at, since,
                  warn_at, due_at, decision, verdict)
                values (?, 1, ?, 'merged', '002', 'PT4H', '24x7', 75, ?, ?, ?, ?, 'setServiceLevels', ?)""", ticket.id(), name,
                java.sql.Timestamp.from(ticket.acceptedAt()), java.sql.Timestamp.from(ticket.acceptedAt()),
                java.sql.Timestamp.from(ticket.acceptedAt()),
                java.sql.Timestamp.from(ticket.acceptedAt().plus(Duration.ofHours(dueAfterHours))), verdict);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static void refused(String key, Runnable request) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(InvalidFormException.class,
                refusal -> assertThat(refusal.problems()).containsOnlyKeys(key));
    }
}
