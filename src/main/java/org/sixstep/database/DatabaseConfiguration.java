package org.sixstep.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import org.camunda.bpm.engine.ProcessEngine;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** One PostgreSQL for the engine and the desk: embedded when no URL is given, and both schemas made by Flyway. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String[] MIGRATIONS = {"classpath:db/migration", "classpath:db/engine"};

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnEmbeddedDatabase
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(SixstepProperties properties) throws IOException {
            return EmbeddedDatabase.start(Path.of(properties.dataDirectory()), properties.durable());
        }
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    WatchedPool dataSource(ObjectProvider<EmbeddedDatabase> embedded, DataSourceProperties properties) {
        embedded.ifAvailable(database -> properties.setUrl(database.url()));
        return properties.initializeDataSourceBuilder().type(WatchedPool.class).build();
    }

    /** The engine's own scripts, run by Flyway so that several nodes may start at once on an empty database. */
    @Bean
    JavaMigration createEngineSchema() {
        return new CreateEngineSchema();
    }

    /**
     * Scripts that change the engine's tables have a folder of their own: a feature that is tested without an engine has no such tables.
     */
    @Bean
    FlywayConfigurationCustomizer engineMigrations() {
        return flyway -> flyway.locations(MIGRATIONS);
    }

    /** As the application migrates, up to a version of the schemas. */
    static Flyway flyway(String url, @Nullable String user, @Nullable String password, MigrationVersion target) {
        return Flyway.configure().dataSource(url, user, password).schemas("public").createSchemas(true).table("flyway_history")
                .locations(MIGRATIONS).javaMigrations(new CreateEngineSchema()).target(target).load();
    }

    private static final class CreateEngineSchema implements JavaMigration {

        private static final String[] PARTS = {"engine", "history", "identity", "case.engine", "case.history", "decision.engine",
            "decision.history"};

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("1");
        }

        @Override
        public String getDescription() {
            return "create engine schema " + ProcessEngine.VERSION;
        }

        @Override
        public @Nullable Integer getChecksum() {
            return null;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) {
            Connection connection = context.getConnection();
            for (String part : PARTS) {
                new ResourceDatabasePopulator(
                        new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"))
                        .populate(connection);
            }
        }
    }
}
