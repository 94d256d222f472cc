package org.sixstep.database;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Refuses to start with an outside database unless its secrets are set. Checked before anything is created. */
@Configuration(proxyBeanMethods = false)
class RequiredSecrets {

    private static final int PASSWORD_LENGTH = 16;
    private static final int SECRET_LENGTH = 32;

    @Bean
    static BeanFactoryPostProcessor refuseMissingSecrets(Environment environment) {
        return beanFactory -> check(environment);
    }

    static void check(Environment environment) {
        if (environment.getProperty("spring.datasource.url") == null) {
            return;
        }
        check(environment, "sixstep.admin-password", PASSWORD_LENGTH, "the password of the first administrator");
        check(environment, "sixstep.link-secret", SECRET_LENGTH, "the secret that signs reporters' links");
    }

    private static void check(Environment environment, String key, int length, String meaning) {
        String value = environment.getProperty(key);
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String remedy = "Set " + key + " (environment: " + variable + "), " + meaning + ", to at least " + length
                + " characters of your own, for example from "
                + "`openssl rand -base64 " + length + "`.";
        if (value == null || value.isBlank()) {
            throw new StartRefusedException(key + " is missing: an outside database is configured.", remedy);
        }
        if (value.length() < length) {
            throw new StartRefusedException(key + " is shorter than " + length + " characters.", remedy);
        }
        if (isExample(value)) {
            throw new StartRefusedException(key + " is an example value.", remedy);
        }
    }

    private static boolean isExample(String value) {
        String lowerCase = value.toLowerCase(Locale.ROOT);
        return lowerCase.chars().distinct().count() < 6
                || Stream.of("sixstep-demo", "changeme", "change-me", "change_me", "example", "replace", "password", "secret", "0123456789")
                        .anyMatch(lowerCase::contains);
    }
}
