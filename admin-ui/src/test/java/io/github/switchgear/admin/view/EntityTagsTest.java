package io.github.switchgear.admin.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    private static final String MINE = "8qk3v0x1m2.7.fo.0";

    private static boolean names(String header) {
        return EntityTags.match(header, MINE::equals);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "\"%s\"           | as it was sent",
                "W/\"%s\"         | by nginx, HAProxy, Envoy, Cloudflare",
                "\"%s-gzip\"      | by Apache and Caddy",
                "W/\"%s-gzip\"    | by Apache, of a weak one",
                "\"%s-br\"        | by Apache with mod_brotli",
                "\"%s-zstd\"      | by Caddy",
                "\"%s-deflate\"   | by the older ones",
                "\"%s--gzip\"     | by Jetty",
                "\"%s;gzip\"      | by Google's",
                "%s               | by a shell that takes quotes away",
                "W/%s             | by a shell that takes quotes away, of a weak one"
            })
    void aTagStillNamesTheSameWhereItWasChangedOnItsWay(String form, String by) {
        assertThat(names(form.formatted(MINE))).as(by).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"%s\", \"another\"",
                "\"another\",\"%s\"",
                " W/\"another, with a comma\" ,, W/\"%s-gzip\" ",
                "\"another\"\t,\t\"%s\""
            })
    void oneOfSeveralIsEnough(String list) {
        assertThat(names(list.formatted(MINE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"",
                ",,,",
                "\"\"",
                "W/",
                "\"*\"",
                "*, *",
                "\"%s-other\"",
                "\"%s-gzip-gzip\"",
                "\"-gzip%s\"",
                "\"%s gzip\"",
                "\"x%s\"",
                "\"%s\\\"",
                "w/\"x%s\""
            })
    void whatNamesNothingMatchesNothing(String header) {
        assertThat(names(header.formatted(MINE))).isFalse();
    }

    @Test
    void aStarMatchesWhateverThereIs() {
        assertThat(names("*")).isTrue();
        assertThat(names(" * ")).isTrue();
    }

    @Test
    void noHeaderMatchesNothing() {
        assertThat(EntityTags.match(null, tag -> true)).isFalse();
    }
}
