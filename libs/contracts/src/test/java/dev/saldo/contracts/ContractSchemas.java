package dev.saldo.contracts;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import dev.saldo.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes the schema of a topic's body from its record: shape and nullability from Java, words from {@link Meanings}. */
final class ContractSchemas {

    /** By hand, because amounts are written by hand: see {@link ContractJson#moneyModule}. */
    private static final String MONEY = """
            {
              "type": "object",
              "description": "An amount of money, with as many decimals as its currency has.",
              "properties": {
                "amount": {
                  "type": "string",
                  "pattern": "^-?[0-9]{1,19}(\\\\.[0-9]{1,4})?$",
                  "description": "a plain decimal number; in minor units it fits into 64 bits",
                  "examples": ["19.99"]
                },
                "currency": {
                  "type": "string",
                  "pattern": "^[A-Z]{3}$",
                  "description": "ISO 4217",
                  "examples": ["USD"]
                }
              },
              "required": ["amount", "currency"],
              "additionalProperties": false
            }
            """;

    private final Meanings meanings = new Meanings();
    private final SchemaGenerator generator = new SchemaGenerator(config());

    ObjectNode of(Topic<?> topic) {
        var body = generator.generateSchema(topic.body());
        var schema = Committed.JSON.createObjectNode();
        schema.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
        schema.put("$id", "urn:saldo:contract:" + topic.name() + ".v1");
        schema.put("title", topic.body().getSimpleName());
        schema.set("description", body.remove("description"));
        schema.putObject("x-topic")
                .put("name", topic.name())
                .put("type", topic.type())
                .put("source", topic.source());
        var definitions = body.remove("$defs");
        schema.setAll(body);
        if (definitions != null) {
            schema.set("$defs", definitions);
        }
        return schema;
    }

    Meanings meanings() {
        return meanings;
    }

    private SchemaGeneratorConfig config() {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        builder.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withCustomDefinitionProvider((type, _) -> type.getErasedType() == Money.class ? money() : null)
                .withDescriptionResolver(type ->
                        isContract(type) ? meanings.ofType(type.getType().getErasedType()) : null)
                .withTypeAttributeOverride((schema, type, _) -> {
                    if (isContract(type)) {
                        schema.put("additionalProperties", true);
                    }
                });
        builder.forFields().withRequiredCheck(field -> !isNullable(field)).withDescriptionResolver(this::meaning);
        return builder.build();
    }

    private @Nullable String meaning(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        return meanings.ofProperty(field.getDeclaringType().getErasedType(), field.getDeclaredName());
    }

    private static boolean isContract(TypeScope type) {
        return type.getType().getErasedType().isRecord() && type.getType().getErasedType() != Money.class;
    }

    /** Absent values are left out and never written as null, so what may be null is simply not required. */
    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static CustomDefinition money() {
        return new CustomDefinition((ObjectNode) Committed.JSON.readTree(MONEY));
    }
}
