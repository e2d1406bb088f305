package dev.saldo.sample.note;

import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.kit.privacy.PersonalData;
import dev.saldo.kit.privacy.Purge;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration
class NotePrivacy {

    @Bean
    PersonalData personalData(DatabaseClient db) {
        return (store, customer) -> db.sql("select name from customer_copy where store_id = :store and uid = :id")
                .bind("store", store)
                .bind("id", customer)
                .mapValue(String.class)
                .one()
                .map(name -> Map.<String, Object>of("name", name));
    }

    @Bean
    Purge oldNotes() {
        return new Purge(
                Retention::sales,
                "delete from note where store_id = :store and created_at < :before and remark = 'old'");
    }
}
