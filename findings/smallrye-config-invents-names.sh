#!/usr/bin/env bash
# SmallRye Config 3.16.0, as in WildFly, Open Liberty and Quarkus; JDK 17.
#
# Expected: Config.getPropertyNames() lists the names that the sources have: of an environment variable, that of the
# variable. Which names its source has depends on nothing but the environment.
# What happens: for SHOP_RETRY_TIMER there is also a name made of it, with a dot for each underscore: shop.retry.timer,
# although what is read, and meant, is shop.retry-timer. Once another source has that one, the source of the environment
# lists it instead.
# Seen:
#   variable alone: SHOP_RETRY_TIMER shop.retry.timer
#   its source, with the system property shop.retry-timer beside it: SHOP_RETRY_TIMER shop.retry-timer
#   read as shop.retry-timer: 7
# For who builds on it: who looks for names that nobody reads, to warn of mistyped ones, must pass by each that is the
# shadow of a variable that is there as well; a name with dashes cannot be told from its list.
# In Switchgear: UnknownKeys.isShadowOfVariable.
set -euo pipefail
LIMIT=180
source "$(dirname "$0")/lib/common.sh"

file src/app/Main.java << 'JAVA'
package app;

import java.util.*;
import java.util.stream.*;
import org.eclipse.microprofile.config.*;
import org.eclipse.microprofile.config.spi.ConfigSource;

public class Main {

    public static void main(String[] arguments) {
        Config config = ConfigProvider.getConfig();
        System.out.println("all = " + ours(StreamSupport.stream(config.getPropertyNames().spliterator(), false)));
        for (ConfigSource source : config.getConfigSources()) {
            System.out.println(source.getName() + " = " + ours(source.getPropertyNames().stream()));
        }
        System.out.println("read = " + config.getValue("shop.retry-timer", String.class));
    }

    private static String ours(Stream<String> names) {
        return names.filter(name -> name.toLowerCase(Locale.ROOT).startsWith("shop")).sorted().collect(Collectors.joining(" "));
    }
}
JAVA
fetch io.smallrye.config:smallrye-config:3.16.0
compile
export SHOP_RETRY_TIMER=7
run_java app.Main > "$work/alone" 2> "$work/log"
run_java -Dshop.retry-timer=8 app.Main > "$work/beside" 2> "$work/log"

expect "variable alone" "SHOP_RETRY_TIMER shop.retry.timer" "$(sed -n 's/^all = //p' "$work/alone")"
expect "its source, with a system property beside it" "SHOP_RETRY_TIMER shop.retry-timer" \
  "$(sed -n 's/^EnvConfigSource = //p' "$work/beside")"
expect "read as shop.retry-timer" 7 "$(sed -n 's/^read = //p' "$work/alone")"
holds "SmallRye Config lists names for a variable that nobody has written"
