package dev.saldo.issuer;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** Codes and refresh tokens, in memory; Spring's own store keeps all of them for ever, this one the latest. */
final class RecentAuthorizations implements OAuth2AuthorizationService {

    private static final int MOST_KEPT = 1_000;

    private final InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
    private final SequencedSet<String> ids = new LinkedHashSet<>();

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        kept.save(authorization);
        ids.addLast(authorization.getId());
        if (ids.size() > MOST_KEPT) {
            forget(ids.removeFirst());
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
        ids.remove(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return kept.findByToken(token, type);
    }

    private void forget(String id) {
        var oldest = kept.findById(id);
        if (oldest != null) {
            kept.remove(oldest);
        }
    }
}
