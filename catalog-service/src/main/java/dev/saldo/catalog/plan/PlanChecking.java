package dev.saldo.catalog.plan;

import dev.saldo.catalog.platform.Platforms;
import dev.saldo.catalog.product.KnownProducts;
import dev.saldo.catalog.tax.KnownTaxes;
import dev.saldo.kit.web.InputProblems;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Problem.InputError;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up what a plan refers to, and puts it to the rules. */
@Component
class PlanChecking {

    private final KnownProducts products;
    private final KnownTaxes taxes;
    private final Platforms platforms;
    private final Validator validator;

    PlanChecking(KnownProducts products, KnownTaxes taxes, Platforms platforms, Validator validator) {
        this.products = products;
        this.taxes = taxes;
        this.platforms = platforms;
        this.validator = validator;
    }

    /** Makes sure the platform is known, if it exists at all; asks its service, so not for inside a transaction. */
    Mono<Void> prepare(UUID store, @Nullable UUID platform) {
        return platform == null ? Mono.empty() : platforms.learn(store, List.of(platform));
    }

    /**
     * All that is wrong with a plan; empty when nothing is.
     *
     * @param before what it was; null for a new one
     */
    Mono<List<InputError>> faults(UUID store, SavePlanRequest plan, @Nullable Plan before) {
        var constraints = InputProblems.of(validator.validate(plan)).errors();
        return known(store, plan.productId(), plan.written(), before)
                .map(known -> Stream.concat(constraints.stream(), PlanRules.check(plan, known).stream())
                        .toList());
    }

    /** The plan, or 422 with all that is wrong with it. */
    Mono<SavePlanRequest> checked(UUID store, SavePlanRequest plan, @Nullable Plan before) {
        return faults(store, plan, before).map(faults -> accepted(plan, faults));
    }

    /** The terms, or 422 with all that is wrong with them. */
    Mono<Terms> checked(UUID store, WrittenTerms terms, Plan before) {
        return known(store, null, terms, before)
                .map(known -> accepted(terms, PlanRules.check(terms, known)).terms());
    }

    /** The plan, or 409 with what its draft refers to that is gone by now. */
    Mono<Plan> publishable(UUID store, Plan plan) {
        var draft = plan.draft();
        if (draft == null) {
            return Mono.just(plan);
        }
        var written = SavePlanRequest.of(plan);
        return known(store, plan.productId(), written.written(), null).map(known -> {
            var problem = Problem.conflict("draft-outdated", "The draft refers to what is gone; see errors.");
            PlanRules.check(written, known).forEach(fault -> problem.at(fault.pointer(), fault.detail()));
            if (problem.hasErrors()) {
                throw problem;
            }
            return plan;
        });
    }

    private Mono<Known> known(UUID store, @Nullable UUID product, WrittenTerms terms, @Nullable Plan before) {
        var platform = terms.supply() == null ? null : terms.supply().platformId();
        return Mono.zip(
                        products.living(store, present(product)),
                        taxes.living(
                                store,
                                terms.taxIds() == null
                                        ? List.of()
                                        : terms.taxIds().stream()
                                                .filter(Objects::nonNull)
                                                .toList()),
                        platforms.find(store, present(platform)))
                .map(found -> new Known(found.getT1(), found.getT2(), found.getT3(), before));
    }

    private static List<UUID> present(@Nullable UUID id) {
        return id == null ? List.of() : List.of(id);
    }

    private static <T> T accepted(T written, List<InputError> faults) {
        if (faults.isEmpty()) {
            return written;
        }
        var problem = Problem.invalid();
        faults.forEach(fault -> problem.at(fault.pointer(), fault.detail()));
        throw problem;
    }
}
