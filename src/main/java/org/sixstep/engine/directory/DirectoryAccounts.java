package org.sixstep.engine.directory;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.authorization.RoleSetup;
import org.sixstep.engine.directory.SignInRefusedException.Reason;
import org.sixstep.login.DirectoryPerson;
import org.sixstep.text.MailAddress;
import org.sixstep.ticket.Actor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Contract;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies people of an outside directory, with name and roles, into the engine's users (E15), so that rota, filters, forms and
 * authorizations treat them like anybody else. A person is identified by the directory's own key and keeps the user id of the first
 * sign-in; an id of somebody else, or of a local account, is never taken over.
 */
@Component
@ConditionalOnProperty("sixstep.login.from")
class DirectoryAccounts {

    /** User ids that are accepted with a directory: letters without look-alikes, digits, and the separators of ids and mail addresses. */
    static final String USER_ID = "[a-zA-Z0-9][a-zA-Z0-9._@+-]{0,63}";

    private static final Pattern USABLE = Pattern.compile(USER_ID);
    private static final Set<String> RESERVED = Set.of(Actor.SIXSTEP, RoleSetup.ADMINISTRATOR);
    private static final Duration SEEN_EVERY = Duration.ofHours(1);
    private static final int NAME_LENGTH = 255;

    private final IdentityService identityService;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SecurityAudit audit;
    private final Clock clock;
    private final String directory;

    private record Account(String userId, OffsetDateTime seenAt, boolean gone) {}

    /** A refusal is returned and not thrown, so that the transaction is not rolled back. */
    private record Outcome(@Nullable String userId, @Nullable SignInRefusedException refusal) {

        String userIdOrRefuse() {
            if (refusal != null) {
                throw refusal;
            }
            return Objects.requireNonNull(userId);
        }
    }

    DirectoryAccounts(IdentityService identityService, JdbcClient jdbc, TransactionTemplate transaction, SecurityAudit audit, Clock clock,
            DirectoryName directory) {
        this.identityService = identityService;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
        this.directory = directory.value();
    }

    /** Whether this user id belongs or belonged to a person of a directory: such an account has no password here. */
    boolean isBound(String userId) {
        return jdbc.sql("select exists (select 1 from sixstep.directory_account where user_id = :id)").param("id", userId)
                .query(Boolean.class).single();
    }

    /** Whether this is a local account. */
    boolean isLocal(String userId) {
        return jdbc.sql(
                "select exists (select 1 from act_id_user where id_ = :id) and not exists (select 1 from sixstep.directory_account where"
                        + " user_id = :id)")
                .param("id", userId).query(Boolean.class).single();
    }

    /** Updates the person's account from the directory and returns its user id. Without a role the account is removed. */
    String admit(DirectoryPerson person) {
        return inOwnName(() -> decide(() -> {
            Account account = known(person.key()).orElse(null);
            if (person.roles().isEmpty()) {
                Optional.ofNullable(account).ifPresent(known -> leave(known.userId()));
                throw new SignInRefusedException(Reason.NO_ROLE);
            }
            String id = account == null ? bind(person) : account.userId();
            copy(id, person);
            seen(id, account);
            return id;
        }));
    }

    /** The user id of a token's owner; no account is created, because programs have no place in a rota. */
    String recognize(DirectoryPerson person) {
        return decide(() -> {
            if (person.roles().isEmpty()) {
                throw new SignInRefusedException(Reason.NO_ROLE);
            }
            return known(person.key()).map(Account::userId).orElseGet(() -> bind(person));
        });
    }

    private String decide(Supplier<String> admission) {
        return Objects.requireNonNull(transaction.execute(status -> {
            try {
                return new Outcome(admission.get(), null);
            } catch (SignInRefusedException e) {
                return new Outcome(null, e);
            }
        })).userIdOrRefuse();
    }

    /** Removes the accounts of people who are no longer in the directory. */
    void keepOnly(Set<String> keys) {
        inOwnName(() -> transaction.execute(status -> {
            jdbc.sql(
                    "select user_id, person from sixstep.directory_account where directory = :directory and left_at is null order by"
                            + " user_id")
                    .param("directory", directory).query((row, number) -> Map.entry(row.getString("user_id"), row.getString("person")))
                    .list().stream()
                    .filter(account -> !keys.contains(account.getValue())).forEach(account -> leave(account.getKey()));
            return null;
        }));
    }

    /** Removes the accounts of people who have not signed in since then. */
    void keepOnly(Instant seenSince) {
        inOwnName(() -> transaction.execute(status -> {
            jdbc.sql(
                    "select user_id from sixstep.directory_account where directory = :directory and left_at is null and seen_at < :since"
                            + " order by user_id")
                    .param("directory", directory).param("since", seenSince.atOffset(ZoneOffset.UTC)).query(String.class).list()
                    .forEach(this::leave);
            return null;
        }));
    }

    private Optional<Account> known(String key) {
        return jdbc.sql(
                "select user_id, seen_at, left_at from sixstep.directory_account where directory = :directory and person = :person for"
                        + " update")
                .param("directory", directory).param("person", key)
                .query((row, number) -> new Account(row.getString("user_id"), row.getObject("seen_at", OffsetDateTime.class),
                        row.getObject("left_at") != null))
                .optional();
    }

    private String bind(DirectoryPerson person) {
        String id = Objects.requireNonNullElse(person.userId(), "");
        if (!USABLE.matcher(id).matches() || RESERVED.contains(id)) {
            throw new SignInRefusedException(Reason.UNUSABLE_ID);
        }
        if (isLocal(id)) {
            throw new SignInRefusedException(Reason.ID_OF_LOCAL_ACCOUNT);
        }
        int made = jdbc.sql(
                "insert into sixstep.directory_account (user_id, directory, person, seen_at) values (:id, :directory, :person, :at) on"
                        + " conflict do nothing")
                .param("id", id).param("directory", directory).param("person", person.key()).param("at", now()).update();
        if (made == 1 || known(person.key()).isPresent()) {
            return known(person.key()).orElseThrow().userId();
        }
        throw new SignInRefusedException(Reason.ID_OF_ANOTHER_PERSON);
    }

    private void copy(String id, DirectoryPerson person) {
        User user = identityService.createUserQuery().userId(id).singleResult();
        boolean isNew = user == null;
        if (isNew) {
            user = identityService.newUser(id);
            user.setPassword(unknownPassword());
        }
        if (isNew || !isSame(user, person)) {
            user.setFirstName(cut(person.firstName()));
            user.setLastName(cut(person.lastName()));
            user.setEmail(address(person.email()));
            identityService.saveUser(user);
        }
        Set<String> before = new TreeSet<>(identityService.createGroupQuery().groupMember(id).list().stream().map(Group::getId).toList());
        Set<String> after = new TreeSet<>(person.roles());
        before.stream().filter(role -> !after.contains(role)).forEach(role -> identityService.deleteMembership(id, role));
        after.stream().filter(role -> !before.contains(role)).forEach(role -> identityService.createMembership(id, role));
        if (!before.equals(after)) {
            audit.record(directory, "rolesFollowedDirectory", id, Map.of("before", List.copyOf(before), "after", List.copyOf(after)));
        }
    }

    private void seen(String id, @Nullable Account account) {
        if (account == null || account.gone() || Duration.between(account.seenAt(), now()).compareTo(SEEN_EVERY) > 0) {
            jdbc.sql("update sixstep.directory_account set seen_at = :at, left_at = null where user_id = :id").param("at", now())
                    .param("id", id).update();
        }
    }

    /** Open sessions end within seconds, because the engine's web applications look whether the user is still there. */
    private void leave(String id) {
        int left = jdbc.sql("update sixstep.directory_account set left_at = :at where user_id = :id and left_at is null").param("at", now())
                .param("id", id).update();
        if (left == 1) {
            identityService.deleteUser(id);
            audit.record(directory, "accountFollowedDirectory", id, Map.of("left", true));
        }
    }

    /** The engine checks who may change users; here the application itself changes them, on whatever request. */
    private <T> T inOwnName(Supplier<T> work) {
        Authentication before = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        try {
            return work.get();
        } finally {
            identityService.setAuthentication(before);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static boolean isSame(User user, DirectoryPerson person) {
        return Objects.equals(user.getFirstName(), cut(person.firstName())) && Objects.equals(user.getLastName(), cut(person.lastName()))
                && Objects.equals(user.getEmail(), address(person.email()));
    }

    @Contract("!null -> !null")
    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= NAME_LENGTH ? text : text.substring(0, NAME_LENGTH);
    }

    /** What mail cannot be sent to is no address of the account: messages then say who was not reached. */
    private static @Nullable String address(@Nullable String email) {
        return MailAddress.of(email).map(MailAddress::text).orElse(null);
    }

    /** A random password that nobody knows; its ending satisfies the password policy. */
    private static String unknownPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random) + "aA1!";
    }
}
