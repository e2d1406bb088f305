package dev.saldo.usage.counter;

import dev.saldo.kit.batch.NaturalBatching;
import dev.saldo.usage.limit.MeterKey;
import dev.saldo.usage.limit.MeterPath;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What meters stand at. What is asked at the same time is one question to the database. */
@Service
public class Readings {

    private static final int LARGEST_BATCH = 1_000;
    private static final int CAPACITY = 20_000;

    private final Clock clock;
    private final NaturalBatching<MeterKey, Optional<Standing>> questions;

    Readings(CounterRepository repository, Clock clock) {
        this.clock = clock;
        this.questions = new NaturalBatching<>(repository::find, LARGEST_BATCH, CAPACITY);
    }

    /** Refused with 404 for a meter that nobody has set a limit for or counted in. */
    public Mono<UsageView> read(MeterKey meter) {
        return questions
                .submit(meter)
                .map(found -> view(meter, found.orElseThrow(() -> MeterPath.notFound("meter", meter))));
    }

    private UsageView view(MeterKey meter, Standing found) {
        var place = Place.of(meter, found.limit(), clock.instant());
        return UsageView.reading(place, found.usedIn(place));
    }
}
