package dev.saldo.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.kit.audit.Masked;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    /** A replay leaves its answer in the audit, where nothing can ever be forgotten. */
    @Test
    void whatMayNameAPersonStaysOutOfTheAudit() {
        assertThat(DeadLetter.class.getRecordComponents())
                .filteredOn(component -> component.isAnnotationPresent(Masked.class))
                .extracting(component -> component.getName())
                .containsExactly("error", "body");
    }
}
