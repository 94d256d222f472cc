package org.sixstep.privacy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sixstep.text.MailAddress;

/**
 * Somebody who reported tickets, as the desk knows them.
 *
 * @param code      stands for the person in logs; whoever lacks the desk's secret cannot tell whose it is
 * @param names     as their tickets have them and as the request adds
 * @param namesakes tickets of other reporters with the same name, where the name means somebody else
 */
record Person(String code, List<OwnTicket> tickets, Set<String> names, Set<String> employeeNumbers, Set<String> emails, Set<String> phones,
        Set<UUID> namesakes) {

    /** A ticket that the person reported. */
    record OwnTicket(UUID id, String number, String status, String processInstanceId, String name, String employeeNumber, String email,
            String phone) {

        boolean isOpen() {
            return !"archived".equals(status);
        }

        /** Everything that tells who its reporter is, within what was written about the ticket. */
        String words() {
            return words(word -> true, word -> true, word -> true);
        }

        /** The part of it that identifies nobody and nothing else, also in texts about other tickets. */
        String tellingWords() {
            return words(PersonWords::isTellingName, PersonWords::isTellingNumber, PersonWords::isTellingPhone);
        }

        private String words(Predicate<String> names, Predicate<String> numbers, Predicate<String> phones) {
            return new PersonWords()
                    .names(kept(name, names))
                    .words(Stream.concat(kept(employeeNumber, numbers).stream(), writings()).toList())
                    .phones(kept(phone, phones)).pattern();
        }

        /** A kept text may write the address otherwise than the ticket. */
        private Stream<String> writings() {
            return email == null ? Stream.of()
                    : Stream.concat(Stream.of(email), MailAddress.of(email).stream().flatMap(address -> address.writings().stream()))
                            .distinct();
        }

        private static List<String> kept(String word, Predicate<String> wanted) {
            return word == null || !wanted.test(word) ? List.of() : List.of(word);
        }
    }

    /** Numbers and addresses that nobody else has, wherever they stand. */
    String numbers() {
        return numberWords().pattern();
    }

    /** Those and the name. */
    String words() {
        return numberWords().names(names.stream().filter(PersonWords::isTellingName).toList()).pattern();
    }

    /** Names and numbers that are too short to be looked for in what others wrote. */
    List<String> tooShort() {
        return Stream.of(names.stream().filter(name -> !PersonWords.isTellingName(name)),
                employeeNumbers.stream().filter(number -> !PersonWords.isTellingNumber(number)),
                phones.stream().filter(phone -> !PersonWords.isTellingPhone(phone)))
                .flatMap(words -> words).sorted().toList();
    }

    List<String> ticketNumbers() {
        return tickets.stream().map(OwnTicket::number).sorted().toList();
    }

    List<String> openTickets() {
        return tickets.stream().filter(OwnTicket::isOpen).map(OwnTicket::number).sorted().toList();
    }

    Set<UUID> ticketIds() {
        return tickets.stream().map(OwnTicket::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private PersonWords numberWords() {
        return new PersonWords().words(telling(employeeNumbers)).words(emails)
                .phones(phones.stream().filter(PersonWords::isTellingPhone).toList());
    }

    private static Collection<String> telling(Set<String> numbers) {
        return numbers.stream().filter(PersonWords::isTellingNumber).toList();
    }
}
