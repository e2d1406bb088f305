package dev.saldo.gateway.gather;

import dev.saldo.gateway.gather.Services.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Everything the services hold about a customer; a service that holds nothing is not mentioned. */
record CustomerArchive(UUID customerId, Instant exportedAt, Map<String, JsonNode> services) {

    static CustomerArchive of(UUID customer, Instant now, List<Answer> answers) {
        var services = new LinkedHashMap<String, JsonNode>();
        answers.stream()
                .filter(answer -> answer.status().is2xxSuccessful())
                .forEach(answer -> services.put(answer.service().id(), answer.body()));
        return new CustomerArchive(customer, now.truncatedTo(ChronoUnit.MICROS), services);
    }
}
