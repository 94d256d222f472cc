package org.sixstep.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Numbers of tickets and cases (R16, F10). */
class TicketNumbersTest extends DomainTest {

    @Autowired
    private TicketNumbers numbers;

    @Test
    void aNumberIsTheDayOfTheDeskAndACounter() {
        clock.set("2026-11-23T00:30", ZONE);
        assertThat(numbers.nextTicketNumber()).isEqualTo("TS20261123001");
        assertThat(numbers.nextTicketNumber()).isEqualTo("TS20261123002");
    }

    @Test
    void theCounterBeginsAnewAtTheDesksMidnight() {
        clock.set("2026-11-23T23:59:59", ZONE);
        numbers.nextTicketNumber();
        assertThat(numbers.nextTicketNumber()).isEqualTo("TS20261123002");
        clock.set("2026-11-24T00:00", ZONE);
        assertThat(numbers.nextTicketNumber()).isEqualTo("TS20261124001");
        clock.set("2026-11-23T23:59:59", ZONE);
        assertThat(numbers.nextTicketNumber()).as("a node whose day ends later").isEqualTo("TS20261123003");
    }

    @Test
    void theThousandthTicketOfADayHasOneDigitMore() {
        clock.set("2026-11-23T12:00", ZONE);
        jdbc.update("insert into sixstep.number_counter (kind, period, last) values ('ticket', '20261123', 998)");
        assertThat(List.of(numbers.nextTicketNumber(), numbers.nextTicketNumber(), numbers.nextTicketNumber()))
                .containsExactly("TS20261123999", "TS202611231000", "TS202611231001");
    }

    @Test
    void aTicketThatIsRolledBackGivesItsNumberBack() {
        clock.set("2026-11-23T12:00", ZONE);
        transaction.executeWithoutResult(status -> {
            numbers.nextTicketNumber();
            status.setRollbackOnly();
        });
        assertThat(numbers.nextTicketNumber()).isEqualTo("TS20261123001");
    }

    @Test
    void casesAreCountedByMonth() {
        clock.set("2026-11-30T23:59", ZONE);
        assertThat(numbers.nextCaseNumber()).isEqualTo("202611-001");
        clock.set("2026-12-01T00:00", ZONE);
        assertThat(numbers.nextCaseNumber()).isEqualTo("202612-001");
    }

    @Test
    void eightThreadsNeverGetTheSameNumber() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<String> next = () -> transaction.execute(status -> numbers.nextTicketNumber());
        Set<String> given = new HashSet<>();
        for (Future<String> number : threads.invokeAll(IntStream.range(0, 200).mapToObj(i -> next).toList())) {
            given.add(number.get());
        }
        threads.shutdown();
        assertThat(given).hasSize(200);
    }
}
