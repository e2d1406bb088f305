package dev.saldo.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.catalog.PlanChanged;
import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;

/** What subscribers agreed to stays as it was. */
@SaldoTest
class PlanVersionsIT {

    private static final String PLANS = "/api/v1/plans";

    private final Api api;
    private final Events events;
    private final DatabaseClient db;
    private final Superuser superuser;
    private final Shelf shelf;

    PlanVersionsIT(Api api, Events events, DatabaseClient db, Superuser superuser) {
        this.api = api.inFreshStore();
        this.events = events;
        this.db = db;
        this.superuser = superuser;
        this.shelf = new Shelf(this.api);
    }

    @Test
    void aDraftIsChangedUntilItIsPublished() {
        var plan = shelf.draftPlan("Music");

        var changed = api.patch(PLANS + "/" + plan, Map.of("name", "Songs", "trialDays", 30))
                .expect(200);

        assertThat(changed.text("name")).isEqualTo("Songs");
        assertThat(changed.number("draft.trialDays")).isEqualTo(30);
        assertThat(changed.text("slug")).isEqualTo("music");
        var published = shelf.published(plan);
        assertThat(published.has("draft")).isFalse();
        assertThat(published.number("current.trialDays")).isEqualTo(30);
        api.post(PLANS + "/" + plan + "/publish").expect(409).problem("no-draft");
    }

    @Test
    void publishedTermsChangeByANewVersionOnly() {
        var plan = shelf.publishedPlan("Music");
        api.patch(PLANS + "/" + plan, Map.of("trialDays", 30)).expect(409).problem("plan-published");
        api.patch(PLANS + "/" + plan, Map.of("productId", shelf.product()))
                .expect(409)
                .problem("plan-published")
                .at("/productId");

        var draft = drafted(plan, "{\"name\":\"Songs\",\"trialDays\":30}").expect(201);

        assertThat(draft.header("Location")).isEqualTo(PLANS + "/" + plan + "/versions/2");
        assertThat(draft.header("ETag")).isEqualTo("\"3\"");
        assertThat(draft.number("number")).isEqualTo(2);
        assertThat(draft.text("prices.0.amount")).isEqualTo("9.90");
        var shown = api.get(PLANS + "/{id}", plan).expect(200);
        assertThat(shown.text("name")).isEqualTo("Music");
        assertThat(shown.number("current.number")).isEqualTo(1);
        assertThat(shown.number("draft.trialDays")).isEqualTo(30);
        drafted(plan, "{}").expect(409).problem("draft-exists");
        api.patch(PLANS + "/" + plan, Map.of("trialDays", 31)).expect(200);

        var published = shelf.published(plan);

        assertThat(published.text("name")).isEqualTo("Songs");
        assertThat(published.number("current.number")).isEqualTo(2);
        var told = told(plan, 5);
        assertThat(told.name()).isEqualTo("Songs");
        assertThat(told.versions()).extracting(PlanChanged.PlanVersion::name).containsExactly("Music", "Songs");
        assertThat(told.versions())
                .extracting(PlanChanged.PlanVersion::trialDays)
                .containsExactly(0, 31);
        shelf.settle(events);
        assertThat(events.published(Topics.PLAN_CHANGED, api.store()))
                .filteredOn(event -> event.planId().equals(plan))
                .extracting(PlanChanged::version)
                .containsExactly(2L, 5L);
    }

    @Test
    void allVersionsStayReadable() {
        var plan = shelf.publishedPlan("Music");
        drafted(plan, "{\"trialDays\":30}").expect(201);

        assertThat(api.get(PLANS + "/{id}/versions", plan).expect(200).items())
                .extracting(version -> version.path("trialDays").asInt())
                .containsExactly(0, 30);
        assertThat(version(plan, "1").expect(200).has("publishedAt")).isTrue();
        assertThat(version(plan, "2").expect(200).has("publishedAt")).isFalse();
        List.of("3", "0", "-1", "x", "99999999999")
                .forEach(number -> version(plan, number).expect(404).problem("not-found"));
    }

    @Test
    void onlyADraftBesideSomethingPublishedIsDeleted() {
        var plan = shelf.draftPlan("Music");
        api.delete(PLANS + "/{id}/versions/1", plan).expect(409).problem("only-version");
        shelf.published(plan);
        drafted(plan, "{\"trialDays\":30}").expect(201);

        api.delete(PLANS + "/{id}/versions/1", plan).expect(409).problem("version-published");
        api.delete(PLANS + "/{id}/versions/3", plan).expect(404);
        api.delete(PLANS + "/{id}/versions/2", plan).expect(204);

        assertThat(api.get(PLANS + "/{id}", plan).expect(200).has("draft")).isFalse();
        assertThat(drafted(plan, "{}").expect(201).number("number")).isEqualTo(2);
    }

    @Test
    void everythingThatIsWrongWithNewTermsIsNamed() {
        var plan = shelf.publishedPlan("Music");

        drafted(plan, "{\"interval\":0,\"prices\":[{\"currency\":\"USD\",\"model\":\"flat\"}],\"autoClose\":0}")
                .expect(422)
                .problem("invalid")
                .at("/interval")
                .at("/prices/0/amount")
                .at("/autoClose");
        drafted(plan, "{\"slug\":\"music-2\"}").expect(400).problem("malformed").at("/slug");
        api.inFreshStore()
                .post(PLANS + "/" + plan + "/versions", "{}")
                .expect(404)
                .problem("not-found");
    }

    @Test
    void aDraftThatRefersToWhatIsGoneIsNotPublished() {
        var tax = shelf.tax();
        var plan = shelf.draftPlan("Music");
        api.patch(PLANS + "/" + plan, Map.of("taxIds", List.of(tax))).expect(200);
        api.delete("/api/v1/taxes/{id}", tax).expect(204);

        api.post(PLANS + "/" + plan + "/publish")
                .expect(409)
                .problem("draft-outdated")
                .at("/taxIds/0");

        api.patch(PLANS + "/" + plan, Map.of("taxIds", List.of())).expect(200);
        shelf.published(plan);
    }

    @Test
    void ofTwoDraftsAtOnceOneIsMade() throws Exception {
        var plan = shelf.publishedPlan("Music");
        Callable<Answer> draft = () -> drafted(plan, "{\"trialDays\":30}");

        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = pool.invokeAll(List.of(draft, draft));

            assertThat(answers)
                    .extracting(Future::get)
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(201, 409);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update plan_version set terms = '{}' where number = 1",
                "update plan_version set published_at = null where number = 1",
                "update plan_version set plan_id = plan_id where number = 1",
                "delete from plan_version where number = 1",
            })
    void theDatabaseRefusesToChangeWhatWasPublished(String statement) {
        var plan = shelf.publishedPlan("Music");
        var here = " and plan_id = (select id from plan where uid = '%s')".formatted(plan);

        assertThatThrownBy(() -> db.sql(statement + here).then().block())
                .hasStackTraceContaining("published rows of plan_version are frozen");
        assertThatThrownBy(() -> superuser.execute("set session_replication_role = replica", statement + here))
                .hasStackTraceContaining("published rows of plan_version are frozen");
        assertThat(version(plan, "1").expect(200).text("name")).isEqualTo("Music");
    }

    @Test
    void nobodyEmptiesTheTableOfVersions() {
        assertThatThrownBy(() -> db.sql("truncate plan_version").then().block())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> superuser.execute("truncate plan_version")).hasStackTraceContaining("are frozen");
    }

    private Answer drafted(UUID plan, String terms) {
        return api.post(PLANS + "/" + plan + "/versions", terms);
    }

    private Answer version(UUID plan, String number) {
        return api.get(PLANS + "/{id}/versions/{number}", plan, number);
    }

    private PlanChanged told(UUID plan, long version) {
        return events.await(Topics.PLAN_CHANGED, event -> event.planId().equals(plan) && event.version() == version);
    }
}
