package dev.saldo.bad.deaf;

import dev.saldo.kit.web.EmptyRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeafController {

    @PostMapping("/{id}/publish")
    void publish(@PathVariable String id) {}

    @PostMapping("/{id}/restore")
    void restore(@PathVariable String id, @RequestBody(required = false) @Nullable EmptyRequest nothing) {}
}
