package org.sixstep.engine.visibility;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tickets are visible to people who work on tickets, prefix {@code sixstep}.
 *
 * @param visibility groups: the tickets of a person's groups; all: every ticket
 */
@ConfigurationProperties("sixstep")
public record VisibilityProperties(@DefaultValue("groups") Visibility visibility) {

    public enum Visibility {
        GROUPS, ALL
    }
}
