package io.github.switchgear.cdi.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that differs from a text by the fewest characters added, removed or replaced (Levenshtein 1966), among those
 * of what may be thousands of breakers.
 *
 * <p>A key is a breaker's name between the same beginning and one of a few ends. So the table from which the distance is read
 * is made once for what names begin with alike, and once from its other side for each end. It is made no farther from its
 * diagonal than the nearest key so far is from the text (Ukkonen 1985), and a name is left as soon as what it begins with is
 * farther; so one that is likely to be near is looked at first. It runs once, while an application starts and nothing of it is compiled
 * or linked: hence the plain loops.
 */
final class NearestKey {

    /** Of keys that are equally near, that of the longest name is taken, and of the first of those by the alphabet. */
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    /** More than any distance, and so little that twice as much is a number. */
    private static final int FAR = 1 << 29;

    private final ConfigurationKeys keys;
    private final KeySpelling spelling;
    private final String text;
    private final List<int[]> rows = new ArrayList<>();
    private final List<Integer> least = new ArrayList<>();

    private int distance = FAR;
    private @Nullable String key;
    private @Nullable String breaker;
    private long compared;

    /**
     * The one that is nearest to a text.
     *
     * @param spelling how keys are written where the text stands
     */
    NearestKey(ConfigurationKeys keys, KeySpelling spelling, String text) {
        this.keys = keys;
        this.spelling = spelling;
        this.text = text;
    }

    /** It ends as the text does, if one does. */
    String find() {
        String last = text.substring(text.lastIndexOf('.') + 1);
        searchEnding("." + last);
        if (key == null) {
            searchEnding("");
        }
        if (key == null) {
            throw new IllegalStateException("There are always the keys that are no breaker's");
        }
        return key;
    }

    /** How many characters have to be added, removed or replaced to make another text of it. */
    int distanceTo(String other) {
        return row(text, other)[text.length()];
    }

    /** How many pairs of characters have been compared, which is what finding it takes. */
    long compared() {
        return compared;
    }

    private void searchEnding(String wanted) {
        for (String common : keys.common()) {
            String spelled = spelling.of(common);
            if (spelled.endsWith(wanted)) {
                int away = distanceTo(spelled);
                if (away < distance) {
                    distance = away;
                    key = spelled;
                }
            }
        }
        List<End> ends = new ArrayList<>();
        for (String member : ConfigurationKeys.members()) {
            String spelled = spelling.of("." + member);
            if (spelled.endsWith(wanted)) {
                ends.add(new End(member, distancesOfRest(spelled)));
            }
        }
        if (!ends.isEmpty()) {
            search(ends);
        }
    }

    /** Goes through the names in their order, so that each begins as the one before for as long as any does. */
    private void search(List<End> ends) {
        Name[] names = names();
        String beginning = spelling.of(ConfigurationKeys.BREAKER);
        begin(beginning);
        int likely = likely(names, beginning);
        for (int near = Math.max(0, likely - 1); near <= likely && near < names.length; near++) {
            compare(names[near], 0, beginning.length(), ends);
        }
        String before = "";
        int made = 0;
        for (Name name : names) {
            made = compare(name, Math.min(made, alike(before, name.spelled())), beginning.length(), ends);
            before = name.spelled();
        }
    }

    private Name[] names() {
        List<String> breakers = keys.breakerNames();
        Name[] names = new Name[breakers.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = new Name(breakers.get(i), spelling.of(breakers.get(i)));
        }
        Arrays.sort(names);
        return names;
    }

    /** Where the text would be among the names. */
    private int likely(Name[] names, String beginning) {
        String rest = text.substring(Math.min(beginning.length(), text.length()));
        int found = Arrays.binarySearch(names, new Name(rest, rest));
        return found < 0 ? -found - 1 : found;
    }

    private void begin(String beginning) {
        rows.clear();
        least.clear();
        int[] row = row(text, beginning);
        rows.add(row);
        int smallest = FAR;
        for (int away : row) {
            smallest = Math.min(smallest, away);
        }
        least.add(smallest);
    }

    /**
     * Takes a key of a breaker, if one is nearer.
     *
     * @param made for how many of the name's first characters the rows are made
     * @return the same afterwards
     */
    private int compare(Name name, int made, int before, List<End> ends) {
        String spelled = name.spelled();
        int length = made;
        while (length < spelled.length() && least.get(length) <= distance) {
            int[] row = rows.get(length);
            length++;
            if (rows.size() == length) {
                rows.add(new int[text.length() + 1]);
                least.add(FAR);
            }
            least.set(length, next(text, row, rows.get(length), before + length, spelled.charAt(length - 1), distance));
        }
        if (length == spelled.length() && least.get(length) <= distance) {
            take(name, rows.get(length), before + length, ends);
        }
        return length;
    }

    private void take(Name name, int[] row, int length, List<End> ends) {
        for (End end : ends) {
            int away = FAR;
            int last = Math.min(text.length(), length + distance);
            for (int position = Math.max(0, length - distance); position <= last; position++) {
                away = Math.min(away, row[position] + end.distances()[position]);
            }
            if (isNearer(away, name.breaker())
                    && keys.of(name.breaker(), end.member()).isPresent()) {
                distance = away;
                breaker = name.breaker();
                key = spelling.of(ConfigurationKeys.BREAKER + name.breaker() + "." + end.member());
            }
        }
    }

    private boolean isNearer(int away, String name) {
        return away < distance || (away == distance && breaker != null && ORDER.compare(name, breaker) < 0);
    }

    private static int alike(String one, String other) {
        int position = 0;
        int shorter = Math.min(one.length(), other.length());
        while (position < shorter && one.charAt(position) == other.charAt(position)) {
            position++;
        }
        return position;
    }

    /** How far the characters are from as many of the text as the place says. */
    private int[] row(String from, String characters) {
        int[] row = new int[from.length() + 1];
        for (int position = 0; position < row.length; position++) {
            row[position] = position;
        }
        for (int i = 0; i < characters.length(); i++) {
            int[] next = new int[row.length];
            next(from, row, next, i + 1, characters.charAt(i), FAR);
            row = next;
        }
        return row;
    }

    /**
     * Makes the row of one more character.
     *
     * @param length of how many characters it is then
     * @param width how far from the diagonal it is needed; that before is not less wide
     * @return the least in it, than which no key that begins so is nearer
     */
    private int next(String from, int[] row, int[] next, int length, char character, int width) {
        int first = Math.max(1, length - width);
        int last = Math.min(from.length(), length + width);
        int left = first == 1 ? length : FAR;
        int smallest = left;
        next[Math.min(first - 1, from.length())] = left;
        for (int position = first; position <= last; position++) {
            int replaced = row[position - 1] + (from.charAt(position - 1) == character ? 0 : 1);
            left = Math.min(replaced, Math.min(row[position], left) + 1);
            smallest = Math.min(smallest, left);
            next[position] = left;
        }
        if (last < from.length()) {
            next[last + 1] = FAR;
        }
        compared += Math.max(0, last - first + 1);
        return smallest;
    }

    /** How far the characters are from what the text has from each place on. */
    private int[] distancesOfRest(String characters) {
        int[] row = row(reversed(text), reversed(characters));
        int[] distances = new int[row.length];
        for (int position = 0; position < row.length; position++) {
            distances[position] = row[row.length - 1 - position];
        }
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

    private record Name(String breaker, String spelled) implements Comparable<Name> {

        @Override
        public int compareTo(Name other) {
            return spelled.compareTo(other.spelled);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares ends
    private record End(String member, int[] distances) {}
}
