package org.sixstep.process.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.sixstep.knowledge.PublishAnswerSteps;
import org.sixstep.process.SupportTicket;
import org.sixstep.review.ReviewProblemsSteps;
import org.sixstep.routing.StaffDirectory;
import org.sixstep.text.CatalogueText;
import org.sixstep.ticket.ResolveProblemSteps;
import org.sixstep.ticket.ReviewEmergencyWorkSteps;
import org.sixstep.ticket.SecondPerson;
import org.sixstep.ticket.Ticket;
import org.sixstep.ticket.TicketStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Refuses a second person who took part in the work (R46, L13, A7), whichever client is used: when a review is assigned, so that nobody
 * begins in vain, and when it is completed, which decides. A review is done by a candidate in the diagram, or by whom somebody else
 * assigned it to. A refusal says in both languages who may; the security log gets it after the transaction
 * ({@link SecondPersonRefusedException}).
 */
@Component
public class SecondPersonListener {

    private static final String ANALYSE_PROBLEM = ResolveProblemSteps.ANALYSE_PROBLEM;
    private static final String REVIEW_SOLUTION = ResolveProblemSteps.REVIEW_SOLUTION;
    private static final String REVIEW_EMERGENCY_WORK = ReviewEmergencyWorkSteps.REVIEW_EMERGENCY_WORK;
    private static final String IMPLEMENT_SOLUTION = ResolveProblemSteps.IMPLEMENT_SOLUTION;
    private static final Set<String> REVIEWS = Set.of(REVIEW_SOLUTION, REVIEW_EMERGENCY_WORK, PublishAnswerSteps.REVIEW_ANSWER,
            ReviewProblemsSteps.SIGN_REPORT);

    private final TicketStore tickets;
    private final StaffDirectory staff;
    private final Supplier<IdentityService> identity;

    SecondPersonListener(TicketStore tickets, StaffDirectory staff, ObjectProvider<IdentityService> identity) {
        this.tickets = tickets;
        this.staff = staff;
        this.identity = SingletonSupplier.of(identity::getObject);
    }

    public static boolean isAskedAt(String step) {
        return REVIEWS.contains(step) || step.equals(IMPLEMENT_SOLUTION);
    }

    public static boolean isReview(String step) {
        return REVIEWS.contains(step);
    }

    /** In an emergency the owner is invited too, to say that nobody else is available. */
    void created(DelegateTask task, Ticket ticket) {
        if (task.getTaskDefinitionKey().equals(REVIEW_SOLUTION) && mayBeWaived(ticket) && ticket.owner() != null) {
            task.addCandidateUser(ticket.owner());
        }
    }

    public void assigned(DelegateTask task) {
        String step = task.getTaskDefinitionKey();
        if (task.getAssignee() == null || !REVIEWS.contains(step)) {
            return;
        }
        Optional<String> objection = objectionAt(task, task.getAssignee());
        if (step.equals(REVIEW_SOLUTION) && objection.isPresent() && mayBeWaived(ticket(task))) {
            // whoever planned must be able to open the form to declare an emergency
            return;
        }
        refuseIf(objection, task);
        if (task.getAssignee().equals(actor())) {
            requireInvited(task);
        }
    }

    /** After the form was written, in the same transaction. */
    public void completed(DelegateTask task) {
        String step = task.getTaskDefinitionKey();
        if (step.equals(IMPLEMENT_SOLUTION) || step.equals(REVIEW_EMERGENCY_WORK)) {
            // one person could do both concurrently, and each check would miss the other
            tickets.lock(SupportTicket.ticketId(task));
        }
        if (step.equals(IMPLEMENT_SOLUTION)) {
            solutionImplemented(task, ticket(task));
        } else if (step.equals(REVIEW_SOLUTION) && ticket(task).text(SecondPerson.WAIVED_BY) != null) {
            secondPersonWaived(task, ticket(task));
        } else {
            if (step.equals(REVIEW_EMERGENCY_WORK) && isStillToBeDone(ticket(task))) {
                throw refusal(task, "notDoneYet");
            }
            refuseIf(objectionAt(task, actor()), task);
            if (!actor().equals(task.getAssignee())) {
                requireInvited(task);
            }
        }
    }

    /** When a step is assigned: whoever approved the plan cannot carry it out, unless it is to be planned anew. */
    void ownerChanges(DelegateTask task, Ticket ticket) {
        boolean isToBeDone = ticket.text(SecondPerson.IMPLEMENTED_BY) == null && !task.getTaskDefinitionKey().equals(ANALYSE_PROBLEM);
        if (isToBeDone && SecondPerson.reviewed(ticket, task.getAssignee())) {
            throw refusal(task, "reviewerAsOwner", staff.name(task.getAssignee()).orElse(task.getAssignee()));
        }
    }

    private void secondPersonWaived(DelegateTask task, Ticket ticket) {
        if (!mayBeWaived(ticket)) {
            throw refusal(task, "notWaivable");
        }
        Optional<String> objection = objectionAt(task, actor());
        if (objection.isEmpty()) {
            throw refusal(task, "reviewYourself");
        }
        // who reported the problem and has no part in its solution carries nothing out
        refuseIf(objection.filter("reporter"::equals), task);
    }

    private void solutionImplemented(DelegateTask task, Ticket ticket) {
        if (SecondPerson.reviewed(ticket, actor())) {
            throw refusal(task, "reviewer");
        }
        if (actor().equals(ticket.text("witness"))) {
            throw refusal(task, "witness");
        }
    }

    /** Nothing where the record itself knows its authors, as an answer does. */
    private Optional<String> objectionAt(DelegateTask task, String userId) {
        return switch (task.getTaskDefinitionKey()) {
            case REVIEW_SOLUTION -> SecondPerson.objection(ticket(task), userId).or(() -> reporter(ticket(task), userId));
            case REVIEW_EMERGENCY_WORK -> SecondPerson.objectionAfterwards(ticket(task), userId).or(() -> reporter(ticket(task), userId));
            default -> Optional.empty();
        };
    }

    private Optional<String> reporter(Ticket ticket, String userId) {
        return staff.email(userId).filter(address -> address.equalsIgnoreCase(ticket.reporterEmail())).map(address -> "reporter");
    }

    /** Work that may still be carried out cannot be reviewed yet. */
    private static boolean isStillToBeDone(Ticket ticket) {
        return ticket.text(SecondPerson.IMPLEMENTED_BY) == null && ticket.instant("closedAt") == null;
    }

    private static boolean mayBeWaived(Ticket ticket) {
        return Boolean.TRUE.equals(ticket.fact(SecondPerson.WAIVABLE));
    }

    private void refuseIf(Optional<String> objection, DelegateTask task) {
        objection.ifPresent(reason -> {
            throw refusal(task, reason, invited(task));
        });
    }

    private void requireInvited(DelegateTask task) {
        Authentication user = identity.get().getCurrentAuthentication();
        List<String> groups = user == null || user.getGroupIds() == null ? List.of() : user.getGroupIds();
        if (task.getCandidates().stream()
                .noneMatch(link -> groups.contains(link.getGroupId()) || link.getUserId() != null && link.getUserId().equals(actor()))) {
            throw refusal(task, "invited", invited(task));
        }
    }

    /** The groups that a step is offered to, as the reader of the current answer calls them. */
    public static String invited(DelegateTask task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(group -> group != null).distinct().sorted()
                .map(group -> CatalogueText.find("group." + group).orElse(group)).collect(Collectors.joining(" / "));
    }

    private static SecondPersonRefusedException refusal(DelegateTask task, String reason, Object... values) {
        return new SecondPersonRefusedException(task.getId(), task.getTaskDefinitionKey(), reason,
                CatalogueText.say("secondPerson." + reason, values));
    }

    private Ticket ticket(DelegateTask task) {
        return tickets.get(SupportTicket.ticketId(task));
    }

    /** Empty if nobody is logged in. */
    private String actor() {
        Authentication user = identity.get().getCurrentAuthentication();
        return user == null || user.getUserId() == null ? "" : user.getUserId();
    }
}
