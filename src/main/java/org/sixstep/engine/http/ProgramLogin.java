package org.sixstep.engine.http;

import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Another way to log in at the API endpoints besides HTTP Basic. */
public interface ProgramLogin {

    void addTo(HttpSecurity http) throws Exception;

    /** The challenge for WWW-Authenticate (RFC 9110), if there is one. */
    default Optional<String> challenge() {
        return Optional.empty();
    }
}
