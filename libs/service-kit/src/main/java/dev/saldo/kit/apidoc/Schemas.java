package dev.saldo.kit.apidoc;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JSON schemas of the document say beyond what springdoc finds. */
@SuppressWarnings("rawtypes") // of the library's own making
final class Schemas {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String PROBLEM = "Problem";

    /** What people try first is accepted. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "currency", "USD",
            "defaultCurrency", "USD",
            "email", "ada@example.org",
            "timeZone", "Europe/Berlin",
            "locale", "en-US",
            "country", "DE");

    private Schemas() {}

    static Schema<?> money() {
        return new ObjectSchema()
                .addProperty(
                        "amount",
                        new StringSchema()
                                .description("In major units, such as 19.99")
                                .example("19.99"))
                .addProperty(
                        "currency", new StringSchema().description("ISO 4217").example("USD"))
                .addRequiredItem("amount")
                .addRequiredItem("currency");
    }

    /** A reference to the schema of problem details, which is added where it is missing. */
    static Schema<?> problem(Components components) {
        if (!of(components).containsKey(PROBLEM)) {
            components.addSchemas(PROBLEM, problemDetail());
        }
        return reference(PROBLEM);
    }

    /** A reference to the schema of a merge patch: everything of the record, and nothing required. */
    static Schema<?> patch(Class<? extends Record> record, Components components) {
        var resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(record).resolveAsRef(false));
        resolved.referencedSchemas.forEach((name, schema) -> {
            if (!of(components).containsKey(name)) {
                components.addSchemas(name, schema);
            }
        });
        var patch = new ObjectSchema();
        patch.setDescription("A merge patch: what is absent stays, what is null is emptied");
        ((Schema<?>) resolved.schema).getProperties().forEach(patch::addProperty);
        var name = record.getSimpleName() + "Patch";
        components.addSchemas(name, patch);
        return reference(name);
    }

    static Schema<?> withWords(Schema<?> text, List<String> words) {
        var choice = new StringSchema();
        choice.setDescription(text.getDescription());
        words.forEach(choice::addEnumItem);
        return choice;
    }

    static Map<String, Schema> of(@Nullable Components components) {
        return components == null || components.getSchemas() == null ? Map.of() : components.getSchemas();
    }

    /** Shows vocabularies that are kept by a pattern, and examples that are accepted. */
    static void settle(String name, Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().replaceAll(Schemas::settled);
        }
    }

    private static Schema<?> settled(String name, Schema<?> property) {
        var pattern = property.getPattern();
        if (pattern != null && pattern.matches("[a-z-]+(\\|[a-z-]+)*")) {
            return withWords(property, List.of(pattern.split("\\|")));
        }
        if (EXAMPLES.containsKey(name) && property.getExample() == null) {
            property.setExample(EXAMPLES.get(name));
        }
        return property;
    }

    private static Schema<?> problemDetail() {
        var error = new ObjectSchema();
        error.addProperty("pointer", new StringSchema().example("/lines/0/quantity"));
        error.addProperty("detail", new StringSchema().example("is required"));
        var problem = new ObjectSchema();
        problem.setDescription("RFC 9457; some codes have members of their own");
        problem.addProperty("type", new StringSchema().example("urn:saldo:problem:invalid"));
        problem.addProperty("title", new StringSchema().example("Unprocessable Content"));
        problem.addProperty("status", new IntegerSchema().example(422));
        problem.addProperty("detail", new StringSchema().example("The input is not acceptable; see errors."));
        problem.addProperty("code", new StringSchema().example("invalid"));
        problem.addProperty("errors", new ArraySchema().items(error).description("What is wrong with the input"));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref(REFERENCE + name);
    }
}
