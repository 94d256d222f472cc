package org.sixstep.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.DomainTest;
import org.sixstep.NotFoundException;
import org.sixstep.form.FormWords;
import org.sixstep.archive.Archive;
import org.sixstep.archive.ArchiveBeans;
import org.sixstep.form.FormRecord;
import org.sixstep.form.FormSchema;
import org.sixstep.form.InvalidFormException;
import org.sixstep.ticket.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;

@Import({KnowledgeBase.class, Answers.class, AnswerFormRecord.class, ArchiveBeans.class})
class KnowledgeBaseTest extends DomainTest {

    private static final FormSchema FORM = FormSchema.parse("{}");
    private static final String REVIEW = "userTask_reviewAnswer";
    private static final String REVISE = "userTask_reviseAnswer";

    @Autowired
    private KnowledgeBase knowledge;
    @Autowired
    private FormRecord forms;
    @Autowired
    private Archive archive;

    @Test
    void anAnswerIsFoundOnceItIsPublished() {
        UUID id = draft("Reset the VPN client", "Remove the profile and import it again.");
        assertThat(knowledge.search("vpn", 10)).isEmpty();
        publish(id);
        assertThat(knowledge.search("vpn", 10)).extracting(Answer::id).containsExactly(id);
        assertThat(knowledge.get(id).status()).isEqualTo("published");
        assertThat(knowledge.get(id).publishedAt()).isEqualTo(clock.instant());
    }

    @Test
    void anAnswerWithASecretIsNotPublished() {
        UUID id = draft("Reset the VPN client", "Log in as admin.");
        review(id, "publish");
        // stored before the masking knew this phrase
        jdbc.update("update sixstep.answer set body = 'Log in, the password is Zq9!x7.' where id = ?", id);
        assertThatThrownBy(() -> knowledge.publish(id)).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("cannot be published");
        assertThat(knowledge.get(id).status()).isEqualTo("draft");
        review(id, "publish");
        knowledge.publish(id);
        assertThat(knowledge.get(id).body()).isEqualTo("Log in, the password is [masked: password].");
    }

    @Test
    void whatATicketTaughtNamesNobody() {
        staff.join("network", "network");
        Ticket ticket = solved("knowledgeDecision", "new", "answerTitle", "VPN of Li Na", "answerBody", "Ask Name of network.", "summary",
                "Li Na cannot connect", "reporterName", "Li Na",
                "reporterEmployeeNumber", "10087", "owner", "network");
        Answer answer = knowledge.get(knowledge.draftFrom(ticket));
        assertThat(answer).returns("VPN of 10087", Answer::title).returns("Ask network.", Answer::body).returns("10087 cannot connect",
                Answer::problem);
    }

    @Test
    void publishingTwiceChangesNothing() {
        UUID id = published("Reset the VPN client", "x");
        Answer before = knowledge.get(id);
        clock.advance(Duration.ofDays(1));
        knowledge.publish(id);
        assertThat(knowledge.get(id)).isEqualTo(before);
    }

    @Test
    void aDiscardedDraftIsNeverPublished() {
        UUID id = draft("Reset the VPN client", "x");
        knowledge.discard(id);
        knowledge.discard(id);
        assertThat(knowledge.get(id).status()).isEqualTo("discarded");
        assertThatThrownBy(() -> knowledge.publish(id)).isInstanceOf(InvalidFormException.class).hasMessageContaining("discarded");
    }

    @Test
    void aRetiredAnswerIsNoLongerFound() {
        UUID id = published("Reset the VPN client", "x");
        knowledge.retire(id);
        assertThat(knowledge.search("vpn", 10)).isEmpty();
        assertThat(knowledge.find(id)).isPresent();
    }

    @Test
    void theAuthorMayNotReview() {
        UUID id = draft("Reset the VPN client", "x");
        actor.becomes("system");
        assertThatThrownBy(() -> forms.write(id, REVIEW, Map.of("answerDecision", "publish"), FORM))
                .isInstanceOf(InvalidFormException.class).hasMessageContaining("You wrote this answer. Somebody else must review it.");
        assertThatThrownBy(() -> knowledge.publish(id)).isInstanceOf(InvalidFormException.class)
                .hasMessageContaining("Somebody other than the author");
    }

    @Test
    void whoRevisedMayNotReviewEither() {
        UUID id = draft("Reset the VPN client", "x");
        review(id, "revise");
        actor.becomes("knowledge2");
        forms.write(id, REVISE, Map.of("answerBody", "y"), FORM);
        assertThatThrownBy(() -> forms.write(id, REVIEW, Map.of("answerDecision", "publish"), FORM))
                .isInstanceOf(InvalidFormException.class);
        review(id, "publish");
        knowledge.publish(id);
        assertThat(knowledge.get(id).reviewer()).isEqualTo("knowledge");
        assertThat(knowledge.get(id).body()).isEqualTo("y");
    }

    @Test
    void aPublishedAnswerIsNotEdited() {
        UUID id = published("Reset the VPN client", "x");
        assertThatThrownBy(() -> forms.write(id, REVISE, Map.of("answerBody", "y"), FORM)).isInstanceOf(InvalidFormException.class);
        assertThat(knowledge.get(id).body()).isEqualTo("x");
    }

    @Test
    void aTicketGivesOneDraft() {
        Ticket ticket = solved("knowledgeDecision", "new", "answerTitle", "重置 VPN 客户端", "answerBody", "删除配置文件后重新导入。", "keywords",
                "VPN，客户端, profile",
                "relatedSystem", "VPN gateway", "typicalCase", true, "category", "network", "owner", "network");
        UUID id = knowledge.draftFrom(ticket);
        assertThat(knowledge.draftFrom(ticket)).isEqualTo(id);
        Answer answer = knowledge.get(id);
        assertThat(answer.status()).isEqualTo("draft");
        assertThat(answer.author()).isEqualTo("network");
        assertThat(answer.keywords()).containsExactly("VPN", "客户端", "profile");
        assertThat(answer.answerClass()).isEqualTo("network");
        assertThat(answer.relatedSystem()).isEqualTo("VPN gateway");
        assertThat(answer.typicalCase()).isTrue();
        assertThat(answer.language()).isEqualTo("zh");
        assertThat(answer.problem()).isEqualTo(ticket.summary());
        assertThat(answer.ticketNumber()).isEqualTo(ticket.number());
    }

    @Test
    void anUpdateIsARevisionThatRetiresTheOneBefore() {
        UUID first = published("Reset the VPN client", "Remove the profile.");
        UUID second = knowledge
                .draftFrom(solved("knowledgeDecision", "update", "answerId", first.toString(), "answerBody", "Update the client first."));
        assertThat(knowledge.get(second)).returns(first, Answer::replaces).returns(2, Answer::revision).returns("Reset the VPN client",
                Answer::title);
        assertThat(knowledge.search("vpn", 10)).extracting(Answer::id).containsExactly(first);
        publish(second);
        assertThat(knowledge.search("vpn", 10)).extracting(Answer::id).containsExactly(second);
        assertThat(knowledge.get(first).status()).isEqualTo("retired");
        assertThat(knowledge.current(first)).map(Answer::id).contains(second);
    }

    @Test
    void revisionsWrittenSideBySideFollowOneAnother() {
        UUID first = published("Reset the VPN client", "1");
        UUID second = knowledge.draftFrom(solved("knowledgeDecision", "update", "answerId", first.toString(), "answerBody", "2"));
        UUID third = knowledge.draftFrom(solved("knowledgeDecision", "update", "answerId", first.toString(), "answerBody", "3"));
        publish(second);
        publish(third);
        assertThat(knowledge.get(third)).returns(second, Answer::replaces).returns(3, Answer::revision);
        assertThat(knowledge.get(second).status()).isEqualTo("retired");
        assertThat(knowledge.search("vpn", 10)).extracting(Answer::id).containsExactly(third);
    }

    @Test
    void theDatabaseKeepsOneSuccessor() {
        UUID first = published("Reset the VPN client", "1");
        assertThatThrownBy(() -> {
            for (int i = 0; i < 2; i++) {
                jdbc.update(
                        "insert into sixstep.answer (id, title, body, status, replaces, author, created_at) values (gen_random_uuid(),"
                                + " 't', 'b', 'published', ?, 'a', now())",
                        first);
            }
        }).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void anUpdateOfNothingIsRefused() {
        assertThatThrownBy(() -> knowledge.draftFrom(solved("knowledgeDecision", "update", "answerBody", "2")))
                .isInstanceOf(InvalidFormException.class);
        assertThatThrownBy(() -> knowledge.draftFrom(solved("knowledgeDecision", "update", "answerId", "nonsense", "answerBody", "2")))
                .isInstanceOf(InvalidFormException.class);
        assertThatThrownBy(() -> knowledge
                .draftFrom(solved("knowledgeDecision", "update", "answerId", UUID.randomUUID().toString(), "answerBody", "2")))
                .isInstanceOf(InvalidFormException.class);
    }

    @Test
    void useByATicketCountsOnce() {
        UUID id = published("Reset the VPN client", "x");
        Ticket ticket = ticket();
        knowledge.markUsed(id, ticket.id());
        knowledge.markUsed(id, ticket.id());
        knowledge.markUsed(id, ticket().id());
        assertThat(knowledge.get(id).usedCount()).isEqualTo(2);
    }

    @Test
    void theAnswersThatSolvedATicketAreCounted() {
        UUID used = published("Reset the VPN client", "x");
        UUID linked = published("Renew the certificate", "x");
        UUID offered = published("Switch it off and on", "x");
        knowledge.markUsedBy(solved("answerUsed", used.toString(), "knowledgeDecision", "link", "answerId", linked.toString()));
        knowledge.markUsedBy(solved("answerUsed", used.toString(), "knowledgeDecision", "none", "answerId", offered.toString()));
        knowledge.markUsedBy(solved("answerUsed", "nonsense", "knowledgeDecision", "link", "answerId", UUID.randomUUID().toString()));
        assertThat(knowledge.get(used).usedCount()).isEqualTo(2);
        assertThat(knowledge.get(linked).usedCount()).isEqualTo(1);
        assertThat(knowledge.get(offered).usedCount()).isZero();
    }

    @Test
    void onlyAPublishedAnswerIsCurrent() {
        UUID id = draft("Reset the VPN client", "x");
        assertThat(knowledge.current(id)).isEmpty();
        publish(id);
        assertThat(knowledge.current(id)).isPresent();
        knowledge.retire(id);
        assertThat(knowledge.current(id)).isEmpty();
    }

    @Test
    void aRetiredAnswerMayBeBroughtUpToDate() {
        UUID first = published("Reset the VPN client", "1");
        knowledge.retire(first);
        UUID second = knowledge.draftFrom(solved("knowledgeDecision", "update", "answerId", first.toString(), "answerBody", "2"));
        publish(second);
        assertThat(knowledge.current(first)).map(Answer::id).contains(second);
    }

    @Test
    void aDraftHasNoRevisions() {
        UUID draft = draft("Reset the VPN client", "1");
        assertThatThrownBy(
                () -> knowledge.draftFrom(solved("knowledgeDecision", "update", "answerId", draft.toString(), "answerBody", "2")))
                .isInstanceOf(InvalidFormException.class);
    }

    @Test
    void aSecretInAnAnswerIsMasked() {
        UUID id = draft("Reset", "Log in with password: Hunter2secret");
        assertThat(knowledge.get(id).body()).doesNotContain("Hunter2secret");
    }

    @ParameterizedTest
    @CsvSource({"权限", "申请", "限申", "权", "请", "权限申请流程", "erp", "ERP 权限", "ＥＲＰ", "ORA-00942", "permission", "permissions", "perm", "财务 权限",
        "o'brien"})
    void wordsOfOneCharacterAndMoreAreFound(String text) {
        UUID id = published("ERP 权限申请流程", "财务人员提交申请。Permission denied: ORA-00942, ask O'Brien.");
        published("打印机无法连接", "检查网线。");
        assertThat(knowledge.search(text, 10)).extracting(Answer::id).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"限权", "权限 打印机", "' & !x:*", "\\", "&|!()<->", "the", "???"})
    void whatIsNotThereIsNotFoundAndBreaksNothing(String text) {
        published("ERP 权限申请流程", "财务人员提交申请。");
        assertThat(knowledge.search(text, 10)).isEmpty();
    }

    @Test
    void titleCountsMoreThanText() {
        UUID inText = published("Office network", "Also for the printer.");
        UUID inTitle = published("Printer offline", "Switch it off and on.");
        assertThat(knowledge.search("printer", 10)).extracting(Answer::id).containsExactly(inTitle, inText);
    }

    @Test
    void withoutATextTheNewestAreFound() {
        UUID older = published("One", "x");
        clock.advance(Duration.ofHours(1));
        UUID newer = published("Two", "x");
        assertThat(knowledge.search("", 10)).extracting(Answer::id).containsExactly(newer, older);
        assertThat(knowledge.search(null, 1)).extracting(Answer::id).containsExactly(newer);
    }

    @Test
    void threeAnswersAndSimilarCasesAreSuggested() {
        UUID best = published("VPN 无法连接", "重新导入配置。");
        UUID good = published("VPN 连接慢", "换节点。");
        published("打印机卡纸", "打开后盖。");
        Ticket before = solved("summary", "内网 VPN 无法连接总部", "solutionSummary", "更换证书");
        String caseNumber = archive.archiveTicket(before.id()).caseNumber();
        Suggestions suggestions = knowledge.suggest(ticket("summary", "VPN 无法连接，报错 809"));
        assertThat(suggestions.answers()).extracting(Answer::id).startsWith(best).contains(good).hasSize(2);
        assertThat(suggestions.cases()).extracting(solvedCase -> solvedCase.caseNumber()).containsExactly(caseNumber);
        assertThat(suggestions.toMarkdown()).contains("VPN 无法连接", "重新导入配置", "更换证书");
    }

    @Test
    void nothingAlikeSuggestsNothing() {
        published("打印机卡纸", "打开后盖。");
        Suggestions suggestions = knowledge.suggest(ticket("summary", "Cannot open the payroll report"));
        assertThat(suggestions.isEmpty()).isTrue();
        assertThat(suggestions.toMarkdown()).isEmpty();
    }

    @Test
    void aFormOffersSuggestedAnswersFirst() {
        UUID other = published("Printer jam", "x");
        UUID fitting = published("VPN down", "x");
        assertThat(knowledge.answerOptions(ticket("summary", "VPN is down"))).extracting(option -> option.get("value"))
                .containsExactly(fitting.toString(), other.toString());
    }

    @Test
    void theFormShowsWhatIsKnownAndWhatAProcessOwnerAdded() {
        Map<String, Object> values = new HashMap<>(
                Map.of("answerTitle", "Reset [it](http://evil.example)", "answerBody", "x", "answerClass", "network",
                        "audience", "public", "keywords", "vpn, reset", "costCentre", "4711 <b>"));
        actor.becomes("system");
        UUID id = forms.create("startEvent_answerWritten", values, FORM);
        Map<String, Object> shown = forms.read(id, REVIEW, key -> true, FormWords.NONE);
        assertThat(shown).containsEntry("answerTitle", "Reset [it](http://evil.example)").containsEntry("keywords", "vpn, reset")
                .containsEntry("costCentre", "4711 <b>").containsEntry("audience", "public");
        assertThat((String) shown.get("facts")).contains("**Written by:** system", "**For:** reporters too",
                "**Cost centre:** 4711 \\<b\\>");
    }

    @Test
    void theReviewersCommentIsShownToTheReviser() {
        UUID id = draft("Reset", "x");
        actor.becomes("knowledge");
        forms.write(id, REVIEW, Map.of("answerDecision", "revise", "reviewComment", "Which *version*?"), FORM);
        assertThat(forms.read(id, REVISE, key -> true, FormWords.NONE)).containsEntry("reviewComment", "Which *version*?");
    }

    @Test
    void aDraftWithoutTitleOrTextIsRefused() {
        assertThatThrownBy(() -> forms.create("startEvent_answerWritten", Map.of("answerTitle", " ", "answerBody", "x"), FORM))
                .isInstanceOf(InvalidFormException.class);
        assertThatThrownBy(() -> forms.create("startEvent_answerWritten", Map.of("answerTitle", "x"), FORM))
                .isInstanceOf(InvalidFormException.class);
        assertThatThrownBy(
                () -> forms.create("startEvent_answerWritten", Map.of("answerTitle", "x", "answerBody", "x", "audience", "martians"), FORM))
                .isInstanceOf(InvalidFormException.class).hasMessageContaining("internal or public");
    }

    @Test
    void anUnknownAnswerIsNamed() {
        assertThatThrownBy(() -> knowledge.get(UUID.randomUUID())).isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("There is no answer ");
    }

    @Test
    void searchAndSuggestionsUseTheIndex() {
        jdbc.update("""
                insert into sixstep.answer (id, title, problem, body, status, author, created_at, published_at)
                select gen_random_uuid(), '无法连接系统 ' || n || ' error code ' || md5(n::text), '用户报告问题 ' || n,
                  repeat('请检查网络设置和账号权限。 Check the settings, then restart. ', 3),
                       'published', 'a', now(), now() from generate_series(1, 10000) n""");
        jdbc.execute("analyze sixstep.answer");
        UUID rare = published("考勤机故障", "重启。");
        for (String text : List.of("考勤", "考", "考勤机", "timeclock")) {
            assertThat(plan(Answers.SEARCH, text, 10)).as(text).contains("answer_search", "Index Cond: (search @@ said");
        }
        assertThat(plan(Answers.SIMILAR, "考勤 故障", "network", 3)).contains("answer_search", "Index Cond: (search @@ said");
        assertThat(knowledge.search("考勤", 10)).extracting(Answer::id).containsExactly(rare);
    }

    private String plan(String query, Object... parameters) {
        return String.join("\n", jdbc.queryForList("explain " + query, String.class, parameters));
    }

    private Ticket solved(Object... facts) {
        actor.becomes("network");
        return ticket(facts);
    }

    private UUID draft(String title, String body) {
        actor.becomes("system");
        return forms.create("startEvent_answerWritten", Map.of("answerTitle", title, "answerBody", body), FORM);
    }

    private UUID published(String title, String body) {
        UUID id = draft(title, body);
        publish(id);
        return id;
    }

    private void review(UUID id, String decision) {
        actor.becomes("knowledge");
        forms.write(id, REVIEW, Map.of("answerDecision", decision), FORM);
    }

    private void publish(UUID id) {
        review(id, "publish");
        knowledge.publish(id);
    }
}
