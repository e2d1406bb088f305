package dev.saldo.billing.chain;

import dev.saldo.billing.numbering.Series;
import dev.saldo.kit.Pure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** A document that has no place in its store's chain yet. */
@Pure
record Unlinked(UUID store, Series series, UUID id, String number, Facts facts, End end) {

    /** Where the chain of the store ends so far. */
    @Pure
    record End(long position, Hash hash) {

        /** Of a store without documents. */
        static final End NONE = new End(0, Hash.NOTHING);
    }

    /** The links of documents that are issued one after the other. */
    static List<Link> link(List<Unlinked> documents) {
        var ends = new HashMap<UUID, End>();
        var links = new ArrayList<Link>();
        for (var document : documents) {
            var end = ends.getOrDefault(document.store(), document.end());
            var link = document.after(end);
            ends.put(link.store(), new End(link.position(), link.hash()));
            links.add(link);
        }
        return List.copyOf(links);
    }

    private Link after(End last) {
        return new Link(
                store, last.position() + 1, series, id, number, last.hash().then(facts));
    }
}
