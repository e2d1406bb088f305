package dev.saldo.catalog.platform;

import dev.saldo.kit.remote.ServiceClient;
import dev.saldo.kit.remote.ServiceClients;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What the catalog knows of platforms, and how it comes to know one it has not heard of yet. */
@Service
public class Platforms {

    /** A call that names more platforms nobody has heard of is wrong about most of them. */
    private static final int MAX_QUESTIONS = 100;

    private static final int QUESTIONS_AT_ONCE = 4;

    private final PlatformCopyRepository repository;
    private final ServiceClient platformService;

    Platforms(PlatformCopyRepository repository, ServiceClients clients) {
        this.repository = repository;
        this.platformService = clients.to("platform");
    }

    /** The known ones among them. */
    public Mono<Map<UUID, PlatformCopy>> find(UUID store, Collection<UUID> ids) {
        return ids.isEmpty() ? Mono.just(Map.of()) : repository.find(store, ids).collectMap(PlatformCopy::id);
    }

    /**
     * Asks platform-service for those the copy does not have, because their event may be on its way. Talks to another
     * service, so call it before the transaction.
     */
    public Mono<Void> learn(UUID store, Collection<UUID> ids) {
        return find(store, ids)
                .flatMapIterable(known -> missing(ids, known))
                .flatMap(id -> ask(store, id), QUESTIONS_AT_ONCE)
                .collectList()
                .flatMap(this::save);
    }

    /** Takes over what events tell, in whatever order they come. */
    Mono<Void> save(List<PlatformCopy> told) {
        var newest = new LinkedHashMap<UUID, PlatformCopy>();
        told.forEach(platform -> newest.merge(platform.id(), platform, PlatformCopy::orNewer));
        return newest.isEmpty() ? Mono.empty() : repository.save(List.copyOf(newest.values()));
    }

    private Mono<PlatformCopy> ask(UUID store, UUID id) {
        return platformService
                .get("/api/v1/platforms/" + id, PlatformAnswer.class)
                .map(answer -> answer.copy(store));
    }

    private static List<UUID> missing(Collection<UUID> ids, Map<UUID, PlatformCopy> known) {
        return new LinkedHashSet<>(ids)
                .stream()
                        .filter(id -> !known.containsKey(id))
                        .limit(MAX_QUESTIONS)
                        .toList();
    }
}
