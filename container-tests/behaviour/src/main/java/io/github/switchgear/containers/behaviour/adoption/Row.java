package io.github.switchgear.containers.behaviour.adoption;

/**
 * What a guarded method is called with, one call after the other. Each call is a letter that says what the method does: {@code S}
 * ends well, {@code F} fails, {@code K} throws what is known, {@code E} an error, {@code X} is deaf to being interrupted, and {@code T} is held until its time is over. {@code +H} is held in the method while the
 * next calls are made, {@code +L} the same and fails then, {@code =H} finds the queue full, {@code -} lets them all end, {@code .} has
 * their time run out, and
 * {@code ~} is a call again and again until the breaker lets one in. Behind an {@code @} is the method, where it is another one.
 *
 * @param group of rows that are told together
 * @param method the bean and its method
 * @param says what it is about, as AsciiDoc
 * @param script the calls, separated by blanks
 */
record Row(String group, String method, String says, String script) {

    /** Where that counts what reaches the method. */
    String gate() {
        return method.replaceFirst("^(Elder|Younger)\\.", "Parent.");
    }

    /** How many calls of its own are made at once at most. */
    int callsAtOnce() {
        int held = (int) script.chars().filter(sign -> sign == '+').count();
        return 1 + held + (script.contains("=") ? 2 : 0);
    }

    /** Whether no call of it has to wait until a breaker lets it in. */
    boolean isPlayedAtOnce() {
        return !script.contains("~");
    }

    /** The path of a call. */
    String path(String call) {
        String[] parts = call.split("@");
        return (parts.length > 1 ? parts[1] : method).replace('.', '/') + "/" + parts[0];
    }
}
