package dev.saldo.identity.signing;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys by which services check tokens. */
@Hidden
@RestController
class JwksController {

    /** Shorter than a new key is announced before it signs. */
    private static final CacheControl ONE_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> published() {
        return ResponseEntity.ok().cacheControl(ONE_MINUTE).body(keys.published());
    }
}
