package org.sixstep.engine.visibility;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tickets those see who work on tickets, prefix {@code sixstep}.
 *
 * @param visibility groups: the tickets of the groups that somebody belongs to; all: every ticket
 */
@ConfigurationProperties("sixstep")
public record VisibilityProperties(@DefaultValue("groups") Visibility visibility) {

    public enum Visibility {
        GROUPS, ALL
    }
}
