package io.atrium.server.deadletters;

import io.atrium.server.failure.RequestFailure;
import io.atrium.server.security.Caller;
import java.time.Clock;
import java.util.List;

/** What people may do with the dead letters of their tenant; what changes something is audited. */
final class DeadLetterDesk {
    private final LetterBrowser browser;
    private final Replays replays;
    private final LetterStore letters;
    private final RunStore runs;
    private final RuleStore rules;
    private final Clock clock;

    DeadLetterDesk(
            LetterBrowser browser, Replays replays, LetterStore letters, RunStore runs, RuleStore rules, Clock clock) {
        this.browser = browser;
        this.replays = replays;
        this.letters = letters;
        this.runs = runs;
        this.rules = rules;
        this.clock = clock;
    }

    LetterBrowser.Page page(Caller caller, LetterQuery query) {
        return browser.page(caller.tenant(), query);
    }

    Summary summary(Caller caller) {
        return browser.summary(caller.tenant());
    }

    LetterDetail detail(Caller caller, long id) {
        return browser.detail(caller.tenant(), id);
    }

    Rehearsal rehearse(Caller caller, Rule rule, int sample) {
        return replays.rehearse(caller.tenant(), rule, sample);
    }

    Run begin(Caller caller, Rule rule) {
        return replays.begin(caller.tenant(), rule, Who.of(caller));
    }

    int discard(Caller caller, Discard discard) {
        int discarded =
                letters.discard(caller.tenant(), discard.match(), discard.reason(), Who.of(caller), clock.instant());
        if (discarded == 0) {
            throw new DeadLetterFailure.NothingMatches().exception();
        }
        return discarded;
    }

    List<Run> runs(Caller caller, long before, int limit) {
        return runs.page(caller.tenant(), before, limit);
    }

    Run run(Caller caller, long id) {
        return runs.find(caller.tenant(), id)
                .orElseThrow(() -> new DeadLetterFailure.NotFound("run " + id).exception());
    }

    List<SavedRule> rules(Caller caller) {
        return rules.list(caller.tenant());
    }

    void save(Caller caller, Rule rule) {
        if (rule.name() == null) {
            throw RequestFailure.Invalid.field("name", "required", "Give the rule a name to save it under.")
                    .exception();
        }
        rules.save(caller.tenant(), rule.name(), rule, Who.of(caller), clock.instant());
    }

    void delete(Caller caller, String name) {
        if (!rules.delete(caller.tenant(), name, Who.of(caller))) {
            throw new DeadLetterFailure.NotFound("rule \"" + name + "\"").exception();
        }
    }
}
