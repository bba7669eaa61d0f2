package io.github.switchgear.contract.semantics;

import io.github.switchgear.contract.Bodies;
import java.util.List;

/** What an application that is written right does; all beans of this package are one application. */
public final class Semantics {

    public static final List<Class<? extends Bodies>> BODIES = List.of(
            DiscoveryContract.class,
            TrippingContract.class,
            RecoveryContract.class,
            OpeningContract.class,
            JudgingContract.class,
            FailureJudgeContract.class,
            SharingContract.class,
            KeysContract.class,
            FallbackContract.class,
            FallbackFormsContract.class,
            StageContract.class,
            StageFallbackContract.class,
            UniContract.class,
            OpenResultContract.class,
            EventsContract.class,
            DescriptionContract.class);

    private Semantics() {}
}
