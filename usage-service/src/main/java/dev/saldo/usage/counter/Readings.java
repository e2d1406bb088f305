package dev.saldo.usage.counter;

import dev.saldo.kit.batch.NaturalBatching;
import dev.saldo.kit.clock.StoreClock;
import dev.saldo.usage.limit.MeterKey;
import dev.saldo.usage.limit.MeterPath;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What meters stand at. What is asked at the same time is one question to the database. */
@Service
public class Readings {

    private static final int LARGEST_BATCH = 1_000;
    private static final int CAPACITY = 20_000;

    private final StoreClock clock;
    private final NaturalBatching<MeterKey, Optional<Standing>> questions;

    Readings(CounterRepository repository, StoreClock clock) {
        this.clock = clock;
        this.questions = new NaturalBatching<>(repository::find, LARGEST_BATCH, CAPACITY);
    }

    /** Refused with 404 for a meter that nobody has set a limit for or counted in. */
    public Mono<UsageView> read(MeterKey meter) {
        return questions
                .submit(meter)
                .map(found -> found.orElseThrow(() -> MeterPath.notFound("meter", meter)))
                .zipWhen(_ -> clock.now(meter.store()), (found, now) -> view(meter, found, now));
    }

    private static UsageView view(MeterKey meter, Standing found, Instant now) {
        var place = Place.of(meter, found.limit(), now);
        return UsageView.reading(place, found.usedIn(place));
    }
}
