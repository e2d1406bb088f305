package dev.saldo.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import dev.saldo.chaos.check.Evidence.Account;
import dev.saldo.chaos.check.Evidence.Movement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Invariant 1: a balance is the sum of its movements, each of which starts where the one before ended; none falls below
 * its overdraft limit. The run changes no overdraft limit.
 */
final class Balances {

    private final Breaches breaches = new Breaches();

    private Balances() {}

    static Finding check(Evidence evidence) {
        var check = new Balances();
        var movements = evidence.movements().stream().collect(groupingBy(Movement::platform));
        evidence.accounts().forEach(account -> check.account(account, movements));
        var platforms = evidence.accounts().stream().map(Account::platform).toList();
        movements.keySet().stream()
                .filter(platform -> !platforms.contains(platform))
                .forEach(
                        platform -> check.breaches.add("platform %s has movements and no account".formatted(platform)));
        evidence.claims().stream()
                .filter(claim -> claim.about().startsWith("ledger"))
                .forEach(claim ->
                        check.breaches.unless(claim.flaw() == null, "%s: %s".formatted(claim.about(), claim.flaw())));
        return Finding.of(1, "balances are the sums of their movements", check.breaches);
    }

    private void account(Account account, Map<UUID, List<Movement>> movements) {
        var ledger = movements.getOrDefault(account.platform(), List.of()).stream()
                .sorted(Comparator.comparingLong(Movement::sequence))
                .toList();
        var balance = 0L;
        var sequence = 0L;
        for (var movement : ledger) {
            breaches.looked();
            movement(account, movement, ++sequence, balance);
            balance = movement.after();
            sequence = movement.sequence();
        }
        var sum = ledger.stream().mapToLong(Movement::amount).sum();
        breaches.unless(
                account.balance() == sum,
                "platform %s has %d, its movements add up to %d".formatted(account.platform(), account.balance(), sum));
        breaches.unless(
                account.sequence() == sequence,
                "platform %s counts %d movements, the last one is number %d"
                        .formatted(account.platform(), account.sequence(), sequence));
        breaches.unless(
                account.balance() >= -account.overdraft(),
                "platform %s has %d, below its limit of %d"
                        .formatted(account.platform(), account.balance(), -account.overdraft()));
    }

    private void movement(Account account, Movement movement, long sequence, long before) {
        breaches.unless(
                movement.sequence() == sequence,
                "movement %s has number %d where %d is next".formatted(movement.id(), movement.sequence(), sequence));
        breaches.unless(
                movement.before() == before,
                "movement %s starts from %d, the one before ended with %d"
                        .formatted(movement.id(), movement.before(), before));
        breaches.unless(
                movement.after() == movement.before() + movement.amount(),
                "movement %s does not end where its amount leads".formatted(movement.id()));
        breaches.unless(
                movement.amount() > 0 || movement.after() >= -account.overdraft(),
                "movement %s leaves %d, below the limit of %d"
                        .formatted(movement.id(), movement.after(), -account.overdraft()));
    }
}
