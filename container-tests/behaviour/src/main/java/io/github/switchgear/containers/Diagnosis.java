package io.github.switchgear.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the JDK's diagnostic command says about a virtual machine that runs.
 *
 * @param pid its number in the operating system
 */
public record Diagnosis(long pid) {

    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");

    /** How many class loaders have loaded a class for themselves and are still there after a collection. */
    public long classLoadersWith(String className) {
        collectGarbage();
        return ask("VM.class_hierarchy", className)
                .lines()
                .filter(line -> line.contains(className))
                .count();
    }

    /** What is used of the metaspace after a collection, in kilobytes. */
    public long metaspace() {
        collectGarbage();
        String heap = ask("GC.heap_info");
        Matcher used = METASPACE.matcher(heap);
        if (!used.find()) {
            throw new IllegalStateException(heap);
        }
        return Long.parseLong(used.group(1));
    }

    /** All threads, with what they do. */
    public String threads() {
        return ask("Thread.print");
    }

    private void collectGarbage() {
        ask("GC.run");
        ask("GC.run");
    }

    private String ask(String... question) {
        List<String> command = new ArrayList<>();
        command.add(VirtualMachine.home().resolve("bin/jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(question));
        try {
            Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
            String answer = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
