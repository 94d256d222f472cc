package org.sixstep;

import java.util.TimeZone;
import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.sixstep.database.BackupCommand;
import org.sixstep.engine.EngineStatements;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service desk: one process application that deploys {@code processes/} and {@code forms/} as {@code META-INF/processes.xml} says. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableProcessApplication("sixstep")
@EnableScheduling
public class SixstepApplication {

    static {
        // the engine calculates in the zone of the JVM; zones belong to calendars
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    public static void main(String... args) {
        if (BackupCommand.isMeant(args)) {
            BackupCommand.run(args);
        } else {
            EngineStatements.readAhead();
            if (TrainingStart.isMeant(args)) {
                TrainingStart.run(args);
            } else {
                SpringApplication.run(SixstepApplication.class, args);
            }
        }
    }
}
