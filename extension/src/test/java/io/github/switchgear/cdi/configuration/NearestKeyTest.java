package io.github.switchgear.cdi.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the search by what names have in common finds what comparing every key does, and with how much less. */
class NearestKeyTest {

    private static ConfigurationKeys many(int breakers) {
        return new ConfigurationKeys(
                IntStream.range(0, breakers)
                        .mapToObj(number -> "com.acme.shop.client" + number / 10 + ".Client.method" + number)
                        .toList(),
                List.of());
    }

    private static NearestKey nearest(ConfigurationKeys keys, String text) {
        return new NearestKey(keys, KeySpelling.DOTTED, text);
    }

    /** Every key there is, in the order in which the first of those that are equally near is taken. */
    private static List<String> all(ConfigurationKeys keys) {
        List<String> all = new ArrayList<>(keys.common());
        keys.breakerNames().stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .forEach(breaker -> ConfigurationKeys.members()
                        .forEach(member -> keys.of(breaker, member).ifPresent(all::add)));
        return all;
    }

    private static String byComparingAll(ConfigurationKeys keys, KeySpelling spelling, String text) {
        String member = text.substring(text.lastIndexOf('.') + 1);
        return all(keys).stream()
                .map(spelling::of)
                .min(Comparator.comparing((String key) -> !key.endsWith("." + member))
                        .thenComparing(key -> distance(text, key)))
                .orElseThrow();
    }

    /** By a table of all distances between what the two begin with. */
    private static int distance(String one, String other) {
        int[][] table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                } else {
                    int replaced = table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                    table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                }
            }
        }
        return table[one.length()][other.length()];
    }

    private static String random(Random random, String alphabet, int longest) {
        return random.ints(1 + random.nextInt(longest), 0, alphabet.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(alphabet.charAt(index)), StringBuilder::append)
                .toString();
    }

    private static String misspelt(Random random, String text) {
        StringBuilder wrong = new StringBuilder(text);
        for (int change = random.nextInt(6); change >= 0; change--) {
            int place = random.nextInt(wrong.length());
            switch (random.nextInt(3)) {
                case 0 -> wrong.deleteCharAt(place);
                case 1 -> wrong.insert(place, random(random, "abw.-_", 1));
                default -> wrong.setCharAt(place, random(random, "abw.-_", 1).charAt(0));
            }
        }
        return wrong.toString();
    }

    @Test
    void itIsTheOneThatComparingEveryKeyFinds() {
        Random random = new Random(18);
        for (int round = 0; round < 300; round++) {
            List<String> names = Stream.concat(
                            Stream.of("a", "a.window", "a.backoff"), Stream.generate(() -> random(random, "ab.w", 6)))
                    .limit(1 + random.nextInt(12))
                    .distinct()
                    .toList();
            ConfigurationKeys keys = new ConfigurationKeys(
                    names, names.stream().filter(name -> random.nextBoolean()).toList());
            List<String> all = all(keys);
            for (KeySpelling spelling : List.of(KeySpelling.DOTTED, KeySpelling.UPPER_CASE_VARIABLE)) {
                String text = spelling.of(misspelt(random, all.get(random.nextInt(all.size()))));

                assertThat(new NearestKey(keys, spelling, text).find())
                        .as("nearest to %s with %s, those with keys aside", text, names)
                        .isEqualTo(byComparingAll(keys, spelling, text));
            }
        }
    }

    @Test
    void theDistanceIsThatOfTheWholeTable() {
        Random random = new Random(18);
        for (int round = 0; round < 500; round++) {
            String one = random(random, "abc", 12);
            String other = random(random, "abc", 12);

            assertThat(nearest(many(1), one).distanceTo(other)).isEqualTo(distance(one, other));
        }
    }

    /** Comparing every key with it is more than 50 million pairs of characters. */
    @Test
    void aMisspeltNameAmongAThousandIsFoundWithFewComparisons() {
        ConfigurationKeys keys = many(1_000);
        NearestKey nearest = nearest(keys, "switchgear.breaker.com.acme.shop.client71.Cleint.method711.retry-timer");

        assertThat(nearest.find()).isEqualTo("switchgear.breaker.com.acme.shop.client71.Client.method711.retry-timer");
        assertThat(nearest.compared()).isLessThan(50_000);
    }

    @Test
    void whatIsNearToNothingTakesNoMoreThanTheNamesAreDifferent() {
        for (String text : List.of(
                "switchgear.breaker.something.else.altogether.whatever",
                "switchgear.nonsense",
                "switchgear.breaker.zzzzzzzzzzzzzzzzzzzzzz.retry-timer")) {
            NearestKey nearest = nearest(many(1_000), text);
            nearest.find();

            assertThat(nearest.compared()).as(text).isLessThan(200_000);
        }
    }
}
