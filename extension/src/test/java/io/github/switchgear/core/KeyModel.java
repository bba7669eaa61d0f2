package io.github.switchgear.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the breaker of one key must do: as any other, but that it follows what is done to its family. */
final class KeyModel extends Model {

    private final FamilyModel keeper;
    private final String key;
    private final boolean isCopy;

    /** What the family is forced to, as far as this has followed it; null if it is not. */
    private @Nullable Done forcedByFamily;

    private boolean followsForce;
    private List<Done> told;
    private int followed;

    KeyModel(FamilyModel keeper, String key, long now) {
        super(keeper.own().name, keeper.own().settings, keeper.own().start, keeper.own().chance);
        this.keeper = keeper;
        this.key = key;
        this.isCopy = false;
        this.family = keeper.own();
        this.since = start.plusNanos(now);
        this.told = keeper.own().done;
        this.followed = told.size();
        this.window = ReferenceWindow.of(settings.window(), now);
        this.forcedByFamily = keeper.force();
        if (forcedByFamily != null) {
            state = forcedByFamily.to();
            forcedAgain();
            since = overriddenSince;
        }
    }

    private KeyModel(KeyModel other) {
        super(other);
        keeper = other.keeper;
        key = other.key;
        isCopy = true;
        forcedByFamily = other.forcedByFamily;
        followsForce = other.followsForce;
        told = other.told;
        followed = other.followed;
    }

    @Override
    Model copy() {
        return new KeyModel(this);
    }

    @Override
    String key() {
        return key;
    }

    @Override
    BreakerSettings settings() {
        return keeper.own().settings;
    }

    @Override
    BreakerSnapshot snapshot(long now) {
        return snapshot(now, key, null);
    }

    boolean tellsNothing(long now) {
        Model seen = read(now);
        return seen.state == BreakerState.CLOSED
                && seen.ramp == null
                && seen.planned == null
                && seen.consecutiveFailures == 0
                && (seen.window == null || !seen.window.hasFailures(now));
    }

    /** What is only looked at publishes nothing of the family's either. */
    @Override
    void publishWhatTheClockHasBrought(long now) {
        if (isCopy) {
            told = new ArrayList<>(keeper.own().read(now).done);
        } else {
            keeper.publishNews(now);
        }
        super.publishWhatTheClockHasBrought(now);
    }

    void follow(long now) {
        super.publishWhatTheClockHasBrought(now);
    }

    @Override
    boolean step(long now) {
        Long own = nextStep(now);
        Done news = followed < told.size() ? told.get(followed) : null;
        if (news == null || (own != null && own <= news.at())) {
            return super.step(now);
        }
        followed++;
        follow(news, now);
        return true;
    }

    private void follow(Done news, long now) {
        if (news.cause() == Cause.RECONFIGURED) {
            take(news.settings(), now);
            return;
        }
        boolean stays = isForced() && news.cause() != Cause.RESET;
        forcedByFamily = news.cause() == Cause.FORCED ? news : null;
        if (stays) {
            return;
        }
        planned = news.cause() == Cause.RESET ? null : planned;
        generation++;
        silently++;
        turn(news.to(), start.plusNanos(news.at()), now);
        openings = 1;
        followsForce = false;
        if (forcedByFamily != null) {
            forcedAgain();
        }
    }

    @Override
    boolean isForced() {
        return override != null && !followsForce;
    }

    @Override
    BreakerState unforced(BreakerState otherwise) {
        return forcedByFamily == null ? otherwise : forcedByFamily.to();
    }

    @Override
    void forcedAgain() {
        followsForce = forcedByFamily != null;
        if (forcedByFamily != null) {
            override = forcedByFamily.override();
            overriddenSince = start.plusNanos(forcedByFamily.at());
            overrideEnds = forcedByFamily.ends();
        }
    }

    @Override
    void overridden() {
        followsForce = false;
    }
}
