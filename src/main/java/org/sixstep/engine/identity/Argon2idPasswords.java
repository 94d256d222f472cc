package org.sixstep.engine.identity;

import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with Argon2id, 19 MiB and two passes, as OWASP's cheat sheet asks at least (ASVS 11.4.2). Only as many at a time as
 * there are processors: logins at once would not be faster, but take the memory of all others.
 */
class Argon2idPasswords implements PasswordEncryptor {

    static final String NAME = "argon2id";

    private static final int MEMORY = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final int memory;
    private final Argon2PasswordEncoder encoder;
    private final Semaphore processors = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    Argon2idPasswords() {
        this(MEMORY);
    }

    /** @param memory in KiB */
    Argon2idPasswords(int memory) {
        this.memory = memory;
        this.encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, memory, PASSES);
    }

    @Override
    public String encrypt(String password) {
        return withPermit(() -> encoder.encode(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return withPermit(() -> encoder.matches(password, encrypted));
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    /** Whether a stored hash has the current algorithm and parameters. */
    boolean isCurrent(String stored) {
        String prefix = "{" + NAME + "}";
        return stored.startsWith(prefix) && !encoder.upgradeEncoding(stored.substring(prefix.length()));
    }

    /** A hash that no password has, but that takes as long to compare as any. */
    String dummyHash() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + PASSES + ",p=" + LANES + '$' + base64.encodeToString(new byte[SALT_BYTES]) + '$'
                + base64.encodeToString(new byte[HASH_BYTES]);
    }

    private <T> T withPermit(Supplier<T> work) {
        processors.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }
}
