package org.sixstep.engine.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.jspecify.annotations.Nullable;
import org.sixstep.database.EmbeddedDatabase;
import org.sixstep.text.CatalogueText;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a new password must be: long, without the person's name, not among the commonest (ASVS 6.2.1, 6.2.4, 6.2.11). No kinds of characters
 * are required (6.2.5). Admin shows the placeholder of a rule for which it has no text.
 */
@Component
class PasswordRules implements PasswordPolicy {

    private static final int LENGTH = 12;
    /** Shorter names are part of many words. */
    private static final int SHORTEST_NAME = 4;
    private static final int FEWEST_CHARACTERS = 5;
    private static final String PRODUCT = "sixstep";
    private static final String COMMON = "security/common-passwords.txt";

    private final List<PasswordPolicyRule> rules;

    PasswordRules(ObjectProvider<EmbeddedDatabase> demo) {
        Set<String> common = common();
        // the published password of the demo has the product's name in it
        boolean ownNameAllowed = demo.getIfAvailable() != null;
        this.rules = List.of(
                new PasswordPolicyLengthRuleImpl(LENGTH),
                new Rule(() -> PasswordPolicyUserDataRuleImpl.PLACEHOLDER,
                        (password, user) -> user == null || names(user).noneMatch(password::contains)),
                new Rule(() -> CatalogueText.say("password.common"),
                        (password, user) -> !common.contains(password) && password.codePoints().distinct().count() >= FEWEST_CHARACTERS
                                && (ownNameAllowed || !password.contains(PRODUCT))));
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    /** What to do about a password that was refused. */
    String sentence() {
        return CatalogueText.say("password.refused", LENGTH);
    }

    private static Stream<String> names(User user) {
        String mail = user.getEmail() == null ? "" : user.getEmail().replaceAll("@.*", "");
        return Stream.of(user.getId(), user.getFirstName(), user.getLastName(), mail)
                .filter(name -> name != null && name.length() >= SHORTEST_NAME)
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    private static Set<String> common() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(COMMON).getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One rule, applied to the lower-case password. */
    private record Rule(Supplier<String> placeholder, BiPredicate<String, User> fulfilled) implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return placeholder.get();
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, @Nullable User user) {
            return fulfilled.test(password.toLowerCase(Locale.ROOT), user);
        }
    }
}
