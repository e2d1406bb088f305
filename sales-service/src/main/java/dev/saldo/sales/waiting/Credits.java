package dev.saldo.sales.waiting;

import dev.saldo.sales.waiting.CreditRepository.StoreCredit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Keeps what is known of the platforms' credits. Needs a transaction. */
@Service
class Credits {

    private final CreditRepository repository;

    Credits(CreditRepository repository) {
        this.repository = repository;
    }

    private record Key(UUID store, UUID platform) {}

    /** Makes everybody else who acts on these stores' credits wait; comes first in every transaction that does. */
    Mono<Void> lock(Collection<UUID> stores) {
        return repository.lock(stores);
    }

    /** Takes over the news, two statements for all of them. */
    Mono<Void> learn(List<News> news) {
        return news.isEmpty()
                ? Mono.empty()
                : repository
                        .find(
                                news.stream().map(News::store).toList(),
                                news.stream().map(News::platform).toList())
                        .collectMap(Credits::key, StoreCredit::credit)
                        .flatMap(known -> repository.save(after(known, news)));
    }

    /** What is available in minor units at those of the platforms of which it is known. */
    Mono<Map<UUID, Long>> available(UUID store, Collection<UUID> platforms) {
        return platforms.isEmpty()
                ? Mono.just(Map.of())
                : repository
                        .find(platforms.stream().map(_ -> store).toList(), List.copyOf(platforms))
                        .collectList()
                        .map(Credits::available);
    }

    private static Map<UUID, Long> available(List<StoreCredit> known) {
        var available = new HashMap<UUID, Long>();
        for (var entry : known) {
            var minor = entry.credit().available();
            if (minor != null) {
                available.put(entry.credit().platformId(), minor);
            }
        }
        return available;
    }

    private static List<StoreCredit> after(Map<Key, PlatformCredit> known, List<News> news) {
        var credits = new HashMap<>(known);
        for (var item : news) {
            var key = new Key(item.store(), item.platform());
            var before = credits.getOrDefault(key, PlatformCredit.unknown(item.platform()));
            credits.put(key, item.change().apply(before));
        }
        return credits.entrySet().stream()
                .map(entry -> new StoreCredit(entry.getKey().store(), entry.getValue()))
                .toList();
    }

    private static Key key(StoreCredit known) {
        return new Key(known.store(), known.credit().platformId());
    }
}
