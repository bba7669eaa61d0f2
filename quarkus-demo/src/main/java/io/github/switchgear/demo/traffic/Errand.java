package io.github.switchgear.demo.traffic;

/**
 * One kind of call that the traffic makes over and over.
 *
 * <p>The stream of calls shows what the breaker makes of each: an errand judges by the same rules as the annotation on
 * the method that it calls.
 */
interface Errand {

    /** The breaker that guards it. */
    String breaker();

    /** Runs once and judges what came back. */
    Verdict run() throws Exception;

    /** Judges what {@link #run()} threw, a rejection excepted. */
    Verdict judge(Exception thrown);
}
