package dev.saldo.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Office for Teams   | office-for-teams
            Música & Más       | musica-mas
            --Plan 9--         | plan-9
            Ñandú              | nandu
            日本                | plan
            !!!                | plan
            """)
    void aSlugIsMadeOfWhatANameHasOfAscii(String name, String slug) {
        assertThat(Slug.from(name)).isEqualTo(slug).matches(Slug.PATTERN);
    }

    @Test
    void aLongNameLeavesRoomForANumber() {
        var slug = Slug.from("very long ".repeat(20));

        assertThat(slug).matches(Slug.PATTERN).hasSizeLessThanOrEqualTo(Slug.LONGEST - 6);
    }

    @Test
    void aTakenSlugGetsTheFirstFreeNumber() {
        assertThat(Slug.free("music", Set.of())).isEqualTo("music");
        assertThat(Slug.free("music", Set.of("music-2"))).isEqualTo("music");
        assertThat(Slug.free("music", Set.of("music", "music-2", "music-4"))).isEqualTo("music-3");
    }
}
