package org.sixstep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Spellings of one number, and numbers that are others. */
public class PhoneNumberTest {

    private static final Map<String, List<String>> SPELLINGS = Map.of(
            "+8613812345678",
            List.of("13812345678", "0086 13812345678", "+86 138 1234 5678", "008613812345678", "8613812345678", "138-1234-5678",
                    "(+86)138 1234 5678", "＋８６　１３８１２３４５６７８", "138\u00a01234\u00a05678"),
            "+861062345678", List.of("010-62345678", "(010) 6234 5678", "+86 10 6234 5678", "0086-10-62345678", "+86 (0)10 62345678"),
            "+861062345678;ext=8001",
            List.of("010-62345678转8001", "010-62345678 轉 8001", "010-62345678分机8001", "010-62345678 分機：8001", "010-62345678-8001",
                    "(010)62345678-8001", "+86 10 6234 5678 ext. 8001", "010-62345678x8001", "010-62345678#8001", "010-62345678,8001",
                    "０１０－６２３４５６７８转８００１"),
            "+14155550132", List.of("+1 415-555-0132", "001 415 555 0132", "+1 (415) 555-0132"),
            "+864008108888;ext=1", List.of("400-810-8888-1", "400 810 8888 转 1"));

    /** A number, and how else it is spelled. */
    public static Stream<Arguments> spellings() {
        return SPELLINGS.values().stream().flatMap(same -> same.stream().flatMap(
                one -> Stream.of(same.get(0), same.get(same.size() - 1)).map(known -> Arguments.of(known, one))));
    }

    static Stream<Arguments> normal() {
        return SPELLINGS.entrySet().stream().flatMap(same -> same.getValue().stream().map(one -> Arguments.of(one, same.getKey())));
    }

    @ParameterizedTest
    @MethodSource("normal")
    void haveOneNormalForm(String spelling, String normal) {
        assertThat(PhoneNumber.of(spelling).normal()).isEqualTo(normal);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void areFoundInATextWhicheverIsKnown(String known, String spelling) {
        assertThat(PhoneNumber.of(known).isIn("请拨 " + spelling + " 谢谢")).isTrue();
    }

    /** An internal number, a local one, two in one field, and no number at all. */
    @ParameterizedTest
    @CsvSource({"8001, 8001", "62345678, 62345678", "13812345678/13912345678, 1381234567813912345678", "none, ''", "6-8001, 68001",
        "8001转12, 8001;ext=12", "62345678-8001, 62345678;ext=8001", "62345678转8001, 62345678;ext=8001"})
    void whatIsNoValidNumberIsItsDigits(String typed, String normal) {
        assertThat(PhoneNumber.of(typed).normal()).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"13812345678, 913812345678", "13812345678, 138123456789", "010-62345678转8001, 010-62345678", "010-62345678, 021-62345678",
        "010-62345678转8001, 010-62345678转8002", "none, none"})
    void anotherNumberIsNotFound(String known, String text) {
        assertThat(PhoneNumber.of(known).isIn(text)).isFalse();
    }
}
