package org.sixstep.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sixstep.ModelFiles;
import org.sixstep.form.Fact;
import org.sixstep.form.FormSchema;
import org.sixstep.form.FormWords;
import org.sixstep.text.CatalogueText;
import org.springframework.context.i18n.LocaleContextHolder;

class TicketFactsTest {

    private static final FormWords FORMS = new FormWords(TicketFactsTest::forms);

    @AfterEach
    void forgetTheReader() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whatWhoAndHowUrgentComeFirstAndTheRestIsFolded() {
        assertThat(facts(Map.of("summary", "Video calls freeze", "description", "Every hour.", "reporterName", "Tanja Kranjc",
                "reporterDepartment", "Branch office", "priority", "P2", "impact", "department", "urgency", "medium", "channel", "chat"),
                new Fact(Fact.Place.DUE, "Due", "tomorrow")))
                .isEqualTo("""
                        | | |
                        |---|---|
                        | Problem | Video calls freeze<br>Every hour\\. |
                        | Reported by | Tanja Kranjc\\, Branch office |
                        | Priority | P2 \\(medium\\) · Impact\\: A department or team · Urgency\\: Medium\\: work is slowed down |
                        | Due | tomorrow |

                        <div class="sixstep-more">

                        | | |
                        |---|---|
                        | Channel | Chat |

                        </div>

                        """);
    }

    @Test
    void aChineseReaderGetsTheWordsOfTheFormsInChinese() {
        LocaleContextHolder.setLocale(Locale.CHINESE);
        assertThat(facts(Map.of("summary", "视频会议卡顿", "priority", "P2", "impact", "department", "checks", List.of("userSteps", "logs"))))
                .contains("| 问题 | 视频会议卡顿 |", "| 优先级 | P2（中） · 影响范围：", "| 检查项 | ").doesNotContain("userSteps", "impact");
    }

    @Test
    void timesAreInTheZoneOfTheDeskWhichIsNamed() {
        assertThat(facts(Map.of("occurredAt", Instant.parse("2026-11-30T16:30:00Z"), "ownTime", "2026-11-30T16:30:00Z", "ownDay",
                "2026-11-30", OwnFields.KEY,
                Map.of("ownTime", Map.of("temporal", "datetime"), "ownDay", Map.of("temporal", "date")))))
                .contains("\\(Asia\\/Shanghai\\) | 1 December 2026\\, 00\\:30 |",
                        "| Own time \\(Asia\\/Shanghai\\) | 1 December 2026\\, 00\\:30 |",
                        "| Own day | 30 November 2026 |");
    }

    @Test
    void peopleAreShownByName() {
        assertThat(facts(Map.of("owner", "network", "collaborators", List.of("network", "gone"))))
                .contains("| Owner | Yun Liu |", "| Collaborators | Yun Liu\\, gone |");
    }

    @Test
    void emptyFactsAreLeftOut() {
        assertThat(facts(Map.of("summary", "Printer", "backupDone", false, "affected", " ", "checks", List.of())))
                .isEqualTo("| | |\n|---|---|\n| Problem | Printer |\n\n");
    }

    @Test
    void aTextThatLooksLikeADayIsNone() {
        assertThat(facts(Map.of("affected", "2026-02-30", "softwareVersion", "2024-01-02", "ownText", "2026-11-30T99:30:00Z", "ownDay",
                "2026-99-01", OwnFields.KEY, Map.of("ownDay", Map.of("temporal", "date")))))
                .contains("2026\\-02\\-30", "2024\\-01\\-02", "2026\\-11\\-30T99\\:30\\:00Z", "2026\\-99\\-01");
    }

    @Test
    void anOutcomeIsNotTheAnswerToTheQuestionOfAnotherForm() {
        assertThat(facts(Map.of("outcome", "unresolved"))).contains("| Outcome | Not solved |");
    }

    @Test
    void whatPeopleWroteStaysAsTheyWroteIt() {
        assertThat(facts(Map.of("affected", "eMail | <b>all</b>", "rootCause", "onSite router")))
                .contains("eMail \\| \\<b\\>all\\<\\/b\\>", "onSite router");
    }

    @Test
    void eachFieldHasALabelThatSomebodyWrote() {
        assertThat(TicketField.all())
                .filteredOn(field -> Stream.of(TicketField.Trait.HIDDEN, TicketField.Trait.LINE, TicketField.Trait.FIRST)
                        .noneMatch(field::is))
                .allSatisfy(field -> assertThat(CatalogueText.find("fact." + field.key())
                        .or(() -> FORMS.label(field.key()))).as(field.key()).isPresent());
    }

    private static String facts(Map<String, Object> facts, Fact... more) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("round", 1);
        all.put("number", "TS20261121001");
        return new TicketFacts(new Ticket(all), FORMS, user -> user.equals("network") ? "Yun Liu" : user, ZoneId.of("Asia/Shanghai"))
                .markdown(List.of(more));
    }

    private static List<FormSchema> forms() {
        return ModelFiles.forms().stream().map(file -> FormSchema.parse(ModelFiles.text(file))).toList();
    }
}
