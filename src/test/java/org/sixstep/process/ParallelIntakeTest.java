package org.sixstep.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sixstep.process.FilledForms.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sixstep.DeskTime;

/** Tickets that come in at the same moment. */
class ParallelIntakeTest extends ProcessTest {

    private static final int AT_ONCE = 8;
    private static final int EACH = 3;

    @Test
    void ticketsTakenInAtTheSameMomentHaveNumbersInARow() throws Exception {
        DeskTime.set("2027-03-01T09:00");
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<List<String>>> taken = new ArrayList<>();
        for (int client = 0; client < AT_ONCE; client++) {
            taken.add(clients.submit(() -> {
                start.await();
                List<String> numbers = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    numbers.add(workflow.problemReceived(intake.accept(problem()).id()).number());
                }
                return numbers;
            }));
        }
        List<String> numbers = new ArrayList<>();
        for (Future<List<String>> client : taken) {
            numbers.addAll(client.get());
        }
        clients.shutdown();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= AT_ONCE * EACH; i++) {
            expected.add("TS20270301%03d".formatted(i));
        }
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected);
    }
}
