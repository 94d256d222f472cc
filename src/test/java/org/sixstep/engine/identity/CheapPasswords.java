package org.sixstep.engine.identity;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Passwords that are hashed by the same algorithm with little memory: tests send thousands, and the real cost was more than half of their
 * time. {@link StoredPasswordsTest} holds the real one, and so does each test that starts the application as people do.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CheapPasswords {

    private static final int KIB = 64;

    @Bean
    @Primary
    StoredPasswords cheapPasswords(JdbcClient jdbc) {
        return new StoredPasswords(jdbc, new Argon2idPasswords(KIB));
    }
}
