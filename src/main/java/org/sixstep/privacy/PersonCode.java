package org.sixstep.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sixstep.feedback.LinkKey;
import org.sixstep.text.PhoneNumber;
import org.springframework.stereotype.Component;

/**
 * A keyed hash that stands for a person where the person must not be named. The key is derived from the desk's secret and signs nothing
 * else.
 */
@Component
class PersonCode {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 24;

    private final SecretKeySpec key;

    PersonCode(LinkKey secret) {
        this.key = new SecretKeySpec(secret.sign("codes of persons".getBytes(StandardCharsets.US_ASCII)), ALGORITHM);
    }

    /** The same person found in the same way has the same code. */
    String of(Identifiers identifiers) {
        return hash(identifiers.employeeNumber() + "\n" + identifiers.email() + "\n"
                + (identifiers.phone() == null ? null : PhoneNumber.of(identifiers.phone()).coded()));
    }

    String hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))).substring(0,
                    LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
