package org.sixstep.engine.http;

import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Something that the doors of programs learn beside Basic login. */
public interface ProgramLogin {

    void addTo(HttpSecurity http) throws Exception;

    /** Named beside Basic to whoever comes without a login (RFC 9110, WWW-Authenticate), if this is a way to log in. */
    default Optional<String> challenge() {
        return Optional.empty();
    }
}
