package dev.saldo.billing.creditnote;

import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.billing.settlement.Decision.Refused;
import dev.saldo.billing.settlement.SaleKey;
import dev.saldo.kit.Pure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How refunds without credit note are answered.
 *
 * @param early those whose sale is not invoiced yet
 */
@Pure
record Answers(List<CreditedInvoice> credited, List<Refund> early) {

    static Answers to(List<Refund> refunds, List<Account> accounts) {
        var bySale = accounts.stream()
                .collect(Collectors.toMap(
                        account -> Objects.requireNonNull(account.origin().saleKey()), Function.identity()));
        var credited = new ArrayList<CreditedInvoice>();
        var early = new ArrayList<Refund>();
        for (var refund : oneOfEach(refunds)) {
            var account = bySale.get(refund.sale());
            if (account == null) {
                early.add(refund);
            } else {
                switch (account.settlement().takeBack()) {
                    case Accepted accepted -> credited.add(new CreditedInvoice(refund, account, accepted));
                    case Refused _ -> {}
                }
            }
        }
        return new Answers(List.copyOf(credited), List.copyOf(early));
    }

    private static List<Refund> oneOfEach(List<Refund> refunds) {
        Map<SaleKey, Refund> first = new LinkedHashMap<>();
        refunds.forEach(refund -> first.putIfAbsent(refund.sale(), refund));
        return List.copyOf(first.values());
    }
}
