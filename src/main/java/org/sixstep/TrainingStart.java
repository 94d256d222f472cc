package org.sixstep;

import org.sixstep.database.StartRefusedException;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/**
 * The command {@code train}: a start that ends at once, from which the virtual machine makes an archive of classes. Unlike Spring's own
 * exit after a refresh it stops the database that it has started. It is not for a database that somebody uses.
 */
final class TrainingStart {

    private TrainingStart() {
    }

    /** @param args the arguments of the application */
    static boolean isMeant(String... args) {
        return args.length > 0 && args[0].equals("train");
    }

    static void run(String... args) {
        SpringApplication application = new SpringApplication(SixstepApplication.class);
        application.addInitializers(context -> refuseOutsideDatabase(context.getEnvironment()));
        System.exit(SpringApplication.exit(application.run(args)));
    }

    static void refuseOutsideDatabase(Environment settings) {
        if (settings.containsProperty("spring.datasource.url")) {
            throw new StartRefusedException(
                    "A training start is made on a database that is thrown away, and SPRING_DATASOURCE_URL names one.",
                    "Start it without that setting.");
        }
    }
}
