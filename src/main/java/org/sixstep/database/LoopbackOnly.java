package org.sixstep.database;

import java.net.InetAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Demo users have a published password: with them, the server listens on loopback only. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class LoopbackOnly implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private final ObjectProvider<EmbeddedDatabase> embeddedDatabase;
    private final ServerProperties server;

    LoopbackOnly(ObjectProvider<EmbeddedDatabase> embeddedDatabase, ServerProperties server) {
        this.embeddedDatabase = embeddedDatabase;
        this.server = server;
    }

    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        if (embeddedDatabase.getIfAvailable() == null) {
            return;
        }
        if (server.getAddress() == null) {
            factory.setAddress(InetAddress.getLoopbackAddress());
        } else if (!server.getAddress().isLoopbackAddress()) {
            throw new StartRefusedException("server.address is " + server.getAddress().getHostAddress()
                    + ", but the embedded database comes with demo users whose password is public.",
                    "Leave server.address unset, or give a database of your own by spring.datasource.url.");
        }
    }
}
