package dev.saldo.sample.note;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.Customer;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Sorts;
import io.r2dbc.spi.Readable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/notes")
class NoteController {

    record WriteNoteRequest(
            @NotBlank @Size(max = 200) String text,
            @Nullable @Size(max = 200) String remark) {}

    record NoteView(UUID id, String text, @Nullable String remark) {

        static NoteView of(Readable row) {
            return new NoteView(
                    row.get("uid", UUID.class), row.get("text", String.class), row.get("remark", String.class));
        }
    }

    private static final Sorts SORTS = Sorts.of("createdAt", "created_at", "timestamptz");

    private final DatabaseClient db;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final Clock clock;

    NoteController(DatabaseClient db, Outbox outbox, Idempotency idempotency, Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<NoteView>> write(
            Caller caller, ServerWebExchange exchange, @Valid @RequestBody WriteNoteRequest request) {
        var note = new NoteView(Ids.next(), request.text(), request.remark());
        var work = insert(caller, note)
                .then(outbox.append(announcement(caller, note)))
                .thenReturn(Etags.created("/api/v1/notes/" + note.id(), 1, note));
        return idempotency.once(caller, exchange, request, NoteView.class, work);
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
    Mono<Page<NoteView>> list(Caller caller, Paging paging) {
        return PagedQuery.of("select n.* from note n", SORTS)
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

    private static OutboxMessage announcement(Caller caller, NoteView note) {
        var customer = new Customer(note.id(), null, note.text(), null, null, null, null);
        return OutboxMessage.of(
                Topics.CUSTOMER_CHANGED, caller.store(), note.id(), new CustomerChanged(note.id(), customer, false, 1));
    }
}
