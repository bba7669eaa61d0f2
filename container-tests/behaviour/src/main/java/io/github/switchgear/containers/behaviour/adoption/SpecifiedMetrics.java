package io.github.switchgear.containers.behaviour.adoption;

import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.User;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The series that the specification of Fault Tolerance has for breakers, as a container tells them. */
final class SpecifiedMetrics {

    private static final Pattern SERIES = Pattern.compile("(?m)^(ft_circuitbreaker_\\w+)\\{(.*)} ");
    private static final Pattern LABEL = Pattern.compile("(?:method|circuitBreakerResult|state)=\"[^\"]*\"");

    private SpecifiedMetrics() {}

    /** Each with its labels, but for those that the container adds. */
    static Set<String> of(Deployed application) {
        String text = Http.get(Deployments.container().metrics(application.root()), User.NOBODY)
                .body();
        return SERIES.matcher(text)
                .results()
                .map(series -> series.group(1) + labels(series.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labels(String text) {
        return LABEL.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
