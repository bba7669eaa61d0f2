package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the notes about breakers until the application ends: the last {@value #MOST_OF_ONE} of each, and {@value #MOST} of all, of which
 * the oldest give way. Those of a breaker that goes, go with it. Safe for use by any number of threads.
 */
@ApplicationScoped
public class NoteBook {

    /** How many there may be of one breaker. */
    public static final int MOST_OF_ONE = 50;

    /** How many there may be of all: some megabytes. */
    public static final int MOST = 5000;

    /** The oldest first. Guarded by itself. */
    private final Deque<Note> notes = new ArrayDeque<>();

    private final Set<Consumer<Note>> readers = new CopyOnWriteArraySet<>();
    private @Nullable Registration following;

    @Inject
    void follow(BreakerRegistry registry) {
        following = registry.follow(new RegistryListener() {
            @Override
            public void removed(CircuitBreaker breaker) {
                forget(breaker.name());
            }
        });
    }

    private void forget(String breaker) {
        synchronized (notes) {
            notes.removeIf(note -> note.breaker().equals(breaker));
        }
    }

    /**
     * Keeps a note, and tells who follows of it.
     *
     * @param note about a breaker that there is
     */
    public void add(Note note) {
        synchronized (notes) {
            List<Note> others = of(note.breaker());
            if (others.size() >= MOST_OF_ONE) {
                notes.removeFirstOccurrence(others.get(others.size() - 1));
            } else if (notes.size() >= MOST) {
                notes.removeFirst();
            }
            notes.addLast(note);
        }
        readers.forEach(reader -> reader.accept(note));
    }

    /**
     * Tells the notes about a breaker.
     *
     * @param breaker its name
     * @return them, the newest first
     */
    public List<Note> of(String breaker) {
        List<Note> found = new ArrayList<>();
        synchronized (notes) {
            for (Note note : notes) {
                if (note.breaker().equals(breaker)) {
                    found.add(note);
                }
            }
        }
        Collections.reverse(found);
        return found;
    }

    /**
     * Tells somebody of every note from now on, on the thread that writes it.
     *
     * @param reader must be quick, and throw nothing
     * @return ends it when it is closed
     */
    public Registration onNote(Consumer<Note> reader) {
        readers.add(reader);
        return () -> readers.remove(reader);
    }

    @PreDestroy
    void stop() {
        if (following != null) {
            following.close();
        }
    }
}
