package org.sixstep.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The commands {@code backup FILE} and {@code restore FILE} beside the application, with its settings. A backup may be taken while the
 * application runs; a restore needs a database in which no desk has been yet. It carries no stereotype: it is no part of the application.
 */
public final class BackupCommand implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(BackupCommand.class);
    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";

    private final Environment environment;

    /** @param args the arguments of the application */
    public static boolean isMeant(String... args) {
        return args.length > 0 && List.of(BACKUP, RESTORE).contains(args[0]);
    }

    /** @throws RuntimeException if it has not been done; why was logged */
    public static void run(String... args) {
        SpringApplication application = new SpringApplication(BackupCommand.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run(args).close();
    }

    BackupCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, SQLException {
        List<String> words = arguments.getNonOptionArgs();
        if (words.size() != 2) {
            throw new StartRefusedException("A file is missing.", "Write " + words.get(0) + " and the path of one file.");
        }
        Path file = Path.of(words.get(1)).toAbsolutePath();
        if (words.get(0).equals(BACKUP)) {
            backup(file);
        } else {
            restore(file);
        }
    }

    private void backup(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new StartRefusedException(file + " exists already.", "Choose another name: no backup is overwritten.");
        }
        if (isOutside()) {
            backup(outsideUrl(), file);
            return;
        }
        Path home = home();
        Optional<String> running = EmbeddedDatabase.running(home);
        if (running.isPresent()) {
            backup(running.get(), file);
            return;
        }
        if (!Files.exists(home.resolve("postgres/PG_VERSION"))) {
            throw new StartRefusedException("There is no database in " + home + ".", "Set sixstep.data-directory.");
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(home, true)) {
            backup(server.url(), file);
        }
    }

    private void backup(String url, Path file) throws IOException, SQLException {
        // readable by nobody else, and complete before it has its name
        Path unfinished = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        try (Connection connection = connect(url)) {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                DatabaseCopy.write(connection, out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            log.info("The backup is {}, {} bytes", file, Files.size(file));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void restore(Path file) throws IOException, SQLException {
        DatabaseCopy.check(file);
        try (ZipFile copy = new ZipFile(file.toFile())) {
            if (isOutside()) {
                restore(copy, outsideUrl());
                return;
            }
            try (EmbeddedDatabase server = EmbeddedDatabase.start(home(), true)) {
                restore(copy, server.url());
            }
        }
    }

    private void restore(ZipFile copy, String url) throws IOException, SQLException {
        try (Connection connection = connect(url)) {
            refuseIfUsed(connection);
            MigrationVersion version = DatabaseCopy.version(copy);
            Flyway flyway = DatabaseConfiguration.flyway(url, user(), password(), version);
            flyway.migrate();
            if (!version.equals(flyway.info().current().getVersion())) {
                throw new StartRefusedException("The backup is of a newer version of the application: " + version + ".",
                        "Restore it with that version, into another database.");
            }
            DatabaseCopy.read(copy, connection);
            log.info("{} has been restored", copy.getName());
        }
    }

    private static void refuseIfUsed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select to_regclass('public.flyway_history')")) {
            result.next();
            if (result.getString(1) != null) {
                throw new StartRefusedException("There is a desk in this database already.",
                        "Restore into an empty database, or into an empty sixstep.data-directory.");
            }
        }
    }

    private Connection connect(String url) throws SQLException {
        Properties login = new Properties();
        if (isOutside()) {
            Optional.ofNullable(user()).ifPresent(user -> login.setProperty("user", user));
            Optional.ofNullable(password()).ifPresent(password -> login.setProperty("password", password));
        }
        return DriverManager.getConnection(url, login);
    }

    private boolean isOutside() {
        return environment.getProperty("spring.datasource.url") != null;
    }

    private String outsideUrl() {
        return environment.getRequiredProperty("spring.datasource.url");
    }

    private @Nullable String user() {
        return environment.getProperty("spring.datasource.username");
    }

    private @Nullable String password() {
        return environment.getProperty("spring.datasource.password");
    }

    private Path home() {
        return Path.of(Binder.get(environment).bindOrCreate("sixstep", SixstepProperties.class).dataDirectory()).toAbsolutePath();
    }
}
