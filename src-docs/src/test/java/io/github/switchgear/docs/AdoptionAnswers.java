package io.github.switchgear.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an application has answered in one container, with its own breakers and with those that have adopted them, as the
 * container's tests have written it down.
 *
 * @param container its name
 * @param all in the order in which it was asked
 */
record AdoptionAnswers(String container, List<Answer> all) {

    /**
     * What one method has answered.
     *
     * @param group of methods that are told together
     * @param says what it is about, as AsciiDoc
     * @param calls one letter each
     * @param before what the container's own breaker has answered
     * @param adopted what was answered with Switchgear in place
     * @param guardian whose breaker that was
     * @param because why it is not the same, as AsciiDoc; empty where it is
     */
    record Answer(
            String group,
            String method,
            String says,
            String calls,
            String before,
            String adopted,
            String guardian,
            String because) {

        static Answer of(String line) {
            String[] parts = line.split("\t", -1);
            return new Answer(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7]);
        }

        boolean isSame() {
            return before.equals(adopted);
        }
    }

    /** All that are in a folder, in the order of the containers' names. */
    static List<AdoptionAnswers> in(Path folder) {
        return files(folder).map(AdoptionAnswers::of).toList();
    }

    private static AdoptionAnswers of(Path file) {
        return new AdoptionAnswers(
                file.getFileName().toString().replace(".txt", ""),
                Pages.read(file).lines().map(Answer::of).toList());
    }

    static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer of(Answer asked) {
        return all.stream()
                .filter(answer -> answer.method().equals(asked.method()))
                .findFirst()
                .orElseThrow();
    }
}
