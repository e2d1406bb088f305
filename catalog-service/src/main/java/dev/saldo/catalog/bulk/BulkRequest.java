package dev.saldo.catalog.bulk;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @param items each read on its own, so that one with unacceptable values spoils no other */
record BulkRequest(@NotEmpty @Size(max = 1000) List<JsonNode> items) {}
