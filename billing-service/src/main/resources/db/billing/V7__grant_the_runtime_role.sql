-- At run time nothing that was issued, booked or chained can be changed or taken away, whatever the code tries; of what
-- does change, only the columns that have to.
revoke update, delete, truncate on
    invoice, invoice_line, invoice_settlement, credit_note, credit_note_line, payment, document_counter,
    document_chain, document_chain_head
from "${runtime}";
revoke insert, update, delete, truncate on issued_document from "${runtime}";
revoke update, truncate on parked_refund from "${runtime}";

grant update (status, amount_paid_minor, amount_credited_minor, paid_at, cancelled_at, version, updated_at)
    on invoice_settlement to "${runtime}";
grant update (last) on document_counter to "${runtime}";
grant update (position, series, document_id, number, hash) on document_chain_head to "${runtime}";
