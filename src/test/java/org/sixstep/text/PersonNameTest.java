package org.sixstep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Writings of one name, and of others. */
public class PersonNameTest {

    /** A name, and how else it is written. */
    public static Stream<Arguments> writings() {
        return Stream.of("Ada Quist", "Ada\u00a0Quist", "ada  QUIST", "Ada\tQuist", "Ada\u2009Quist", "Ada\u200bQuist", "Quist, Ada",
                "QUIST,ADA", "Quist，Ada", "Quist,\u00a0Ada", "Quist Ada", "Ａｄａ　Ｑｕｉｓｔ").flatMap(
                        writing -> Stream.of(Arguments.of("Ada Quist", writing), Arguments.of("Quist, Ada", writing)))
                .collect(java.util.stream.Collectors.collectingAndThen(java.util.stream.Collectors.toList(), ada -> Stream.concat(
                        ada.stream(),
                        Stream.of(Arguments.of("李娜", "李 娜"), Arguments.of("李 娜", "李娜"), Arguments.of("李娜", "李　娜"),
                                Arguments.of("Jörg Müller", "JO\u0308RG MU\u0308LLER"),
                                Arguments.of("Jan van der Berg", "van der Berg, Jan"),
                                Arguments.of("Aoife O'Neil", "O’Neil, Aoife")))));
    }

    @ParameterizedTest
    @MethodSource("writings")
    void areFoundInATextWhicheverIsKnown(String name, String writing) {
        assertThat(PersonName.of(name).isIn("请问 " + writing + "。")).isTrue();
        assertThat(PersonName.of(writing).isIn("Ask " + name + ".")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Ada Quist|Ada and Quist", "Ada Quist|Ada. Quist", "李娜|李 小 娜", "李娜|李明"})
    void anotherTextIsNotTheName(String name, String text) {
        assertThat(PersonName.of(name).isIn(text)).isFalse();
    }
}
