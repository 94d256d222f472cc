package org.sixstep;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sixstep.engine.identity.CheapPasswords;
import org.sixstep.process.ModelCoverage;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The whole application with its real endpoints and a real PostgreSQL of its own, with the demo's users, a clock set by the test
 * ({@link DeskTime}) and no job running by itself. All such tests share one application: each makes its own tickets.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "sixstep.data-directory=target/test-data/${random.uuid}",
    "sixstep.durable=false",
    "sixstep.demo-tickets=false",
    "camunda.bpm.job-execution.enabled=false"})
@Import({DeskTime.class, ModelCoverage.class, CheapPasswords.class})
public @interface SixstepTest {
}
