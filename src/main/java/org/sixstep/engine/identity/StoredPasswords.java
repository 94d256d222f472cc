package org.sixstep.engine.identity;

import java.util.List;
import org.camunda.bpm.engine.impl.digest.Default16ByteSaltGenerator;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.SaltGenerator;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.sixstep.login.AuthenticationAttempts.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The passwords of the engine's own users. Hashes of an older kind stay valid and are replaced at the next login. No transaction is open
 * while a hash is computed, and every answer computes one, so that the response time does not reveal whether an account exists (ASVS
 * 6.3.8). The engine's own failure counter, which locks the account for everybody, is not used.
 */
@Component
@DependsOnDatabaseInitialization
class StoredPasswords {

    private static final int LONGEST_NAME = 64;

    private final JdbcClient jdbc;
    private final Argon2idPasswords current;
    private final String dummyHash;
    /** Checks hashes of the engine's older kinds too. */
    private final PasswordManager allKinds;
    private final SaltGenerator salts = new Default16ByteSaltGenerator();

    private record Stored(String hash, String salt) {}

    @Autowired
    StoredPasswords(JdbcClient jdbc) {
        this(jdbc, new Argon2idPasswords());
    }

    StoredPasswords(JdbcClient jdbc, Argon2idPasswords current) {
        this.jdbc = jdbc;
        this.current = current;
        this.dummyHash = current.dummyHash();
        this.allKinds = new PasswordManager(current, List.of());
    }

    Argon2idPasswords current() {
        return current;
    }

    Outcome check(String userId, String password) {
        Stored stored = find(userId);
        if (stored == null || stored.hash() == null) {
            current.check(password, dummyHash);
            return stored == null ? Outcome.UNKNOWN_ACCOUNT : Outcome.WRONG;
        }
        boolean right = allKinds.check(EncryptionUtil.saltPassword(password, stored.salt()), stored.hash());
        if (!current.isCurrent(stored.hash())) {
            if (right) {
                replace(userId, password, stored.hash());
            } else {
                current.check(password, dummyHash);
            }
        }
        return right ? Outcome.RIGHT : Outcome.WRONG;
    }

    /** For a password that another system has refused: computes a hash as all other answers do. */
    Outcome refuse(String userId, String password) {
        current.check(password, dummyHash);
        return find(userId) == null ? Outcome.UNKNOWN_ACCOUNT : Outcome.WRONG;
    }

    /** A name that is not valid is not looked up. */
    private @Nullable Stored find(String userId) {
        if (userId.isBlank() || userId.length() > LONGEST_NAME || userId.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        return jdbc.sql("select pwd_, salt_ from act_id_user where id_ = :id").param("id", userId)
                .query((row, number) -> new Stored(row.getString("pwd_"), row.getString("salt_"))).optional().orElse(null);
    }

    /** Unless the password was changed meanwhile. */
    private void replace(String userId, String password, String oldHash) {
        String salt = salts.generateSalt();
        jdbc.sql("update act_id_user set pwd_ = :hash, salt_ = :salt where id_ = :id and pwd_ = :before")
                .param("hash", allKinds.encrypt(EncryptionUtil.saltPassword(password, salt))).param("salt", salt).param("id", userId)
                .param("before", oldHash).update();
    }
}
