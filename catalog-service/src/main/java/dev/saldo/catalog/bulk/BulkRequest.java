package dev.saldo.catalog.bulk;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** @param items each read on its own, so that a row that makes no sense spoils no other */
record BulkRequest(@NotEmpty @Size(max = 1000) List<JsonNode> items) {}
