package io.github.switchgear.cdi.configuration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that differs from a text by the fewest characters added, removed or replaced (Levenshtein 1966), among those
 * of what may be thousands of breakers.
 *
 * <p>A key is a breaker's name between the same beginning and one of a few ends. So the table from which the distance is read
 * is made once for what names begin with alike, and once from its other side for each end; and a name is left as soon as what
 * it begins with is farther from the text than the nearest key so far.
 */
final class NearestKey {

    /** Of keys that are equally near, that of the longest name is taken, and of the first of those by the alphabet. */
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final ConfigurationKeys keys;
    private final UnaryOperator<String> spelling;
    private final String text;

    private int distance = Integer.MAX_VALUE;
    private @Nullable String key;
    private @Nullable String breaker;
    private long compared;

    /**
     * The one that is nearest to a text.
     *
     * @param spelling how keys are written where the text stands
     */
    NearestKey(ConfigurationKeys keys, UnaryOperator<String> spelling, String text) {
        this.keys = keys;
        this.spelling = spelling;
        this.text = text;
    }

    /** It ends as the text does, if one does. */
    String find() {
        String last = text.substring(text.lastIndexOf('.') + 1);
        search(spelled -> spelled.endsWith("." + last));
        if (key == null) {
            search(spelled -> true);
        }
        if (key == null) {
            throw new IllegalStateException("There are always the keys that are no breaker's");
        }
        return key;
    }

    /** How many characters have to be added, removed or replaced to make another text of it. */
    int distanceTo(String other) {
        return row(other)[text.length()];
    }

    /** How many pairs of characters have been compared, which is what finding it takes. */
    long compared() {
        return compared;
    }

    private void search(Predicate<String> isWanted) {
        for (String common : ConfigurationKeys.common()) {
            String spelled = spelling.apply(common);
            if (isWanted.test(spelled)) {
                int away = distanceTo(spelled);
                if (away < distance) {
                    distance = away;
                    key = spelled;
                }
            }
        }
        List<End> ends = ConfigurationKeys.members().stream()
                .filter(member -> isWanted.test(spelling.apply("." + member)))
                .map(member -> new End(member, distancesOfRest(spelling.apply("." + member))))
                .toList();
        if (!ends.isEmpty()) {
            search(ends);
        }
    }

    /** Goes through the names in their order, so that each begins as the one before for as long as any does. */
    private void search(List<End> ends) {
        List<Name> names = keys.breakerNames().stream()
                .map(name -> new Name(name, spelling.apply(name)))
                .sorted(Comparator.comparing(Name::spelled))
                .toList();
        int[][] rows = new int
                [names.stream().mapToInt(name -> name.spelled().length()).max().orElse(0) + 1][];
        rows[0] = row(spelling.apply(ConfigurationKeys.BREAKER));
        String before = "";
        int made = 0;
        for (Name name : names) {
            String spelled = name.spelled();
            made = Math.min(made, alike(before, spelled));
            while (made < spelled.length() && least(rows[made]) <= distance) {
                rows[made + 1] = next(text, rows[made], spelled.charAt(made));
                made++;
            }
            if (made == spelled.length() && least(rows[made]) <= distance) {
                take(name, rows[made], ends);
            }
            before = spelled;
        }
    }

    private void take(Name name, int[] row, List<End> ends) {
        for (End end : ends) {
            int away = Integer.MAX_VALUE;
            for (int position = 0; position <= text.length(); position++) {
                away = Math.min(away, row[position] + end.distances()[position]);
            }
            if (isNearer(away, name.breaker())
                    && keys.of(name.breaker(), end.member()).isPresent()) {
                distance = away;
                breaker = name.breaker();
                key = spelling.apply(ConfigurationKeys.BREAKER + name.breaker() + "." + end.member());
            }
        }
    }

    private boolean isNearer(int away, String name) {
        return away < distance || (away == distance && breaker != null && ORDER.compare(name, breaker) < 0);
    }

    private static int alike(String one, String other) {
        int position = 0;
        while (position < Math.min(one.length(), other.length()) && one.charAt(position) == other.charAt(position)) {
            position++;
        }
        return position;
    }

    /** No key that begins so is nearer. */
    private static int least(int[] row) {
        int least = row[0];
        for (int away : row) {
            least = Math.min(least, away);
        }
        return least;
    }

    /** How far the characters are from as many of the text as the place says. */
    private int[] row(String characters) {
        return row(text, characters);
    }

    private int[] row(String from, String characters) {
        int[] row = new int[from.length() + 1];
        Arrays.setAll(row, position -> position);
        for (int i = 0; i < characters.length(); i++) {
            row = next(from, row, characters.charAt(i));
        }
        return row;
    }

    /** The same with one more character. */
    private int[] next(String from, int[] row, char character) {
        compared += from.length();
        int[] next = new int[row.length];
        next[0] = row[0] + 1;
        for (int position = 1; position < row.length; position++) {
            int replaced = row[position - 1] + (from.charAt(position - 1) == character ? 0 : 1);
            next[position] = Math.min(replaced, Math.min(row[position], next[position - 1]) + 1);
        }
        return next;
    }

    /** How far the characters are from what the text has from each place on. */
    private int[] distancesOfRest(String characters) {
        int[] row = row(reversed(text), reversed(characters));
        int[] distances = new int[row.length];
        Arrays.setAll(distances, position -> row[row.length - 1 - position]);
        return distances;
    }

    /** By characters, of which a letter may have two: those are what is compared. */
    private static String reversed(String characters) {
        char[] reversed = new char[characters.length()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = characters.charAt(reversed.length - 1 - i);
        }
        return new String(reversed);
    }

    private record Name(String breaker, String spelled) {}

    @SuppressWarnings("ArrayRecordComponent") // nobody compares ends
    private record End(String member, int[] distances) {}
}
