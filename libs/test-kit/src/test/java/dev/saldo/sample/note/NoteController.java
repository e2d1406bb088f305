package dev.saldo.sample.note;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.audit.Masked;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import dev.saldo.money.Money;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/notes")
class NoteController {

    record WriteNoteRequest(
            @NotBlank @Size(max = 200) String text,
            @Nullable @Size(max = 200) String remark,
            @Nullable @Min(1) @Max(9) Integer priority,
            @Nullable Money price,
            @Nullable List<@NotNull @Valid Link> links) {

        record Link(@NotBlank String to) {}

        static WriteNoteRequest of(NoteView note) {
            return new WriteNoteRequest(note.text(), note.remark(), null, null, null);
        }
    }

    enum NoteKind {
        PLAIN,
        WITH_REMARK
    }

    record NoteView(
            UUID id,
            @OneOf(NoteKind.class) String kind,
            String text,
            @Masked @Nullable String remark) {

        static NoteView of(Readable row) {
            return of(row.get("uid", UUID.class), row.get("text", String.class), row.get("remark", String.class));
        }

        static NoteView of(UUID id, String text, @Nullable String remark) {
            return new NoteView(id, remark == null ? "plain" : "with-remark", text, remark);
        }
    }

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz");

    private final DatabaseClient db;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Audit audit;
    private final MergePatch mergePatch;
    private final Clock clock;

    NoteController(
            DatabaseClient db,
            Outbox outbox,
            Idempotency idempotency,
            Audit audit,
            MergePatch mergePatch,
            Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.audit = audit;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write a note")
    Mono<ResponseEntity<NoteView>> write(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody WriteNoteRequest request) {
        var note = NoteView.of(Ids.next(), request.text(), request.remark());
        var work = insert(caller, note)
                .then(outbox.append(announcement(caller, note)))
                .thenReturn(Etags.created("/api/v1/notes/" + note.id(), 1, note));
        return idempotency.once(caller, exchange, request, NoteView.class, work);
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    Mono<ResponseEntity<NoteView>> rewrite(
            Caller caller,
            ServerWebExchange exchange,
            @PathVariable UUID id,
            @Patches(WriteNoteRequest.class) @RequestBody JsonNode patch) {
        var work = get(caller, id)
                .doOnNext(_ -> Etags.requireMatch(exchange, 1))
                .delayUntil(audit::was)
                .map(before -> mergePatch.apply(patch, WriteNoteRequest.of(before)))
                .map(request -> NoteView.of(id, request.text(), request.remark()))
                .flatMap(note -> update(caller, note).thenReturn(Etags.ok(2, note)));
        return idempotency.once(caller, exchange, patch, NoteView.class, work);
    }

    @GetMapping("/{id}")
    Mono<NoteView> get(Caller caller, @PathVariable UUID id) {
        return db.sql("select uid, text, remark from note where store_id = :store and uid = :id")
                .bind("store", caller.store())
                .bind("id", id)
                .map(NoteView::of)
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("note", id)));
    }

    @GetMapping
    Mono<Page<NoteView>> list(
            Caller caller,
            @RequestParam @Nullable UUID id,
            @RequestParam @OneOf(NoteKind.class) @Nullable String kind,
            Paging paging) {
        var wanted = Choice.of(NoteKind.class, "kind", kind);
        return PagedQuery.of("select n.* from note n", SORTS)
                .where("n.uid = :id", "id", id)
                .where("(n.remark is null) = :plain", "plain", wanted == null ? null : wanted == NoteKind.PLAIN)
                .where("n.store_id = :store", "store", caller.store())
                .fetch(db, paging, NoteView::of);
    }

    private Mono<Void> insert(Caller caller, NoteView note) {
        var insert = db.sql("""
                        insert into note (uid, store_id, text, remark, created_at)
                        values (:id, :store, :text, :remark, :now)""")
                .bind("id", note.id())
                .bind("store", caller.store())
                .bind("text", note.text())
                .bind("now", Times.now(clock));
        var remark = note.remark();
        return (remark == null ? insert.bindNull("remark", String.class) : insert.bind("remark", remark)).then();
    }

    private Mono<Long> update(Caller caller, NoteView note) {
        return db.sql("update note set text = :text where store_id = :store and uid = :id")
                .bind("store", caller.store())
                .bind("id", note.id())
                .bind("text", note.text())
                .fetch()
                .rowsUpdated();
    }

    private static OutboxMessage announcement(Caller caller, NoteView note) {
        var customer = new Customer(note.id(), null, note.text(), null, null, null, null);
        return OutboxMessage.of(
                Topics.CUSTOMER_CHANGED, caller.store(), note.id(), new CustomerChanged(note.id(), customer, false, 1));
    }
}
