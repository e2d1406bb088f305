package dev.saldo.catalog.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.saldo.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price of an offer's history.
 *
 * @param validTo when the next one began or begins, or when the offer ended; absent when it holds for ever
 * @param actor who recorded it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PriceView(Instant validFrom, @Nullable Instant validTo, Money buyingPrice, Instant recordedAt, String actor) {}
