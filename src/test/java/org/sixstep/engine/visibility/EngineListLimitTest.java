package org.sixstep.engine.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many of a list somebody gets who wants more than there is time and memory for; that it is so at the endpoint,
 * {@link RequestLimitsTest} asks.
 */
class EngineListLimitTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, maxResults=10000", "'', maxResults=10000", "a=1, a=1&maxResults=10000", "maxResults=5, maxResults=5",
        "a=1&maxResults=10000&b=2, a=1&maxResults=10000&b=2",
        "maxResults=10001, maxResults=10000", "maxResults=99999999999&a=1, a=1&maxResults=10000",
        "maxResults=5&maxResults=2147483647, maxResults=5",
        "maxResults=x, maxResults=x", "maxResults=-1, maxResults=10000"})
    void isAtMostTenThousand(String query, String limited) {
        assertThat(EngineListLimit.limited(query)).isEqualTo(limited);
    }
}
