package org.sixstep.engine;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Something that the doors of programs learn beside Basic login. */
interface ProgramLogin {

    void addTo(HttpSecurity http) throws Exception;
}
