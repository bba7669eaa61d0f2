package io.github.switchgear.cdi.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Any number of strings as a few texts each of which can be a constant of a class, in which they pass from the build to run time:
 * an array of as many elements would be a method of the class that the container generates, and there are no methods beyond
 * 64 kB.
 *
 * <p>Each string is a number: that of the one before that it equals, or the next one, which its length and itself follow. So
 * nothing is escaped, and equal strings are written, read and kept once.
 */
public final class ConstantTexts {

    /** The bytes of a constant are counted by two of them, and a character takes three at most. */
    static final int LONGEST = 65_535 / 3;

    /** Of a number in each of its two characters, so that none of these is half of a pair. */
    private static final int BITS = 15;

    private static final int CHARACTERS = 2;

    private ConstantTexts() {}

    public static List<String> write(List<String> strings) {
        StringBuilder all = new StringBuilder();
        Map<String, Integer> known = new HashMap<>();
        for (String string : strings) {
            Integer before = known.putIfAbsent(string, known.size());
            if (before == null) {
                write(known.size() - 1, all);
                write(string.length(), all);
                all.append(string);
            } else {
                write(before, all);
            }
        }
        List<String> texts = new ArrayList<>();
        for (int start = 0; start < all.length(); start += LONGEST) {
            texts.add(all.substring(start, Math.min(start + LONGEST, all.length())));
        }
        return texts;
    }

    private static void write(int number, StringBuilder all) {
        all.append((char) (number >>> BITS)).append((char) (number & ((1 << BITS) - 1)));
    }

    public static List<String> read(List<String> texts) {
        String all = String.join("", texts);
        List<String> known = new ArrayList<>();
        List<String> strings = new ArrayList<>();
        int position = 0;
        while (position < all.length()) {
            int number = number(all, position);
            position += CHARACTERS;
            if (number == known.size()) {
                int start = position + CHARACTERS;
                int end = start + number(all, position);
                known.add(all.substring(start, end));
                position = end;
            }
            strings.add(known.get(number));
        }
        return strings;
    }

    private static int number(String all, int position) {
        return all.charAt(position) << BITS | all.charAt(position + 1);
    }
}
