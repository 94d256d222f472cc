package org.sixstep.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@Import(SecurityAudit.class)
class SecurityAuditTest extends DomainTest {

    @Autowired
    private SecurityAudit audit;
    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whatWasRefusedIsKnownAlthoughItsTransactionWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            audit.record("somebody", "rolledBack", "model.bpmn", Map.of("reason", "script"));
            status.setRollbackOnly();
        });
        assertThat(jdbc
                .queryForMap("select actor, subject, details ->> 'reason' reason from sixstep.security_event where kind = 'rolledBack'"))
                .containsEntry("actor", "somebody").containsEntry("subject", "model.bpmn").containsEntry("reason", "script");
    }

    @Test
    void whatCameFromOutsideIsOneBoundedLine() {
        audit.record("x\r\nsecurity signedIn by admin", "longName", "y".repeat(10_000), Map.of());
        assertThat(jdbc.queryForMap("select actor, length(subject) length from sixstep.security_event where kind = 'longName'"))
                .containsEntry("actor", "x  security signedIn by admin").containsEntry("length", 500);
    }

    @Test
    void nobodyChangesIt() {
        audit.record("somebody", "unchangeable", null, Map.of());
        assertThatThrownBy(() -> jdbc.update("update sixstep.security_event set actor = 'nobody'")).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("delete from sixstep.security_event")).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }
}
