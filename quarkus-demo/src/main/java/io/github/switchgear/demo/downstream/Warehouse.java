package io.github.switchgear.demo.downstream;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right answers: what a healthy downstream knows about stock, articles and payments.
 *
 * <ul>
 *   <li>{@code GET /stock/{sku}}: what is left of it; of an article it does not know, none.
 *   <li>{@code GET /articles/{sku}}: name and price, or 404.
 *   <li>{@code GET /recommendations|shipping|reviews|prices|delivery/{sku}}: what goes with it, cost of shipping, stars,
 *       today's price, days until it arrives; or 404.
 *   <li>{@code GET /sites/{site}}: how many pallets are at a site of the warehouse, or 404.
 *   <li>{@code POST /payments/{cents}}: a receipt, or 402 above {@value #CREDIT_LIMIT} cents.
 * </ul>
 */
final class Warehouse {
    static final int CREDIT_LIMIT = 10_000;

    private static final Pattern PATH = Pattern.compile("/([a-z]+)/([A-Za-z0-9-]+)");

    private record Article(String name, int cents, int stock, String goesWith, int stars) {}

    private static final Map<String, Article> ARTICLES = Map.of(
            "lamp", new Article("Desk lamp", 4_900, 12, "chair", 4),
            "kettle", new Article("Kettle", 3_450, 7, "lamp", 5),
            "chair", new Article("Folding chair", 8_900, 3, "lamp", 3));

    private static final Answer UNKNOWN = Answer.json(404, "{\"error\":\"not found\"}");

    Answer answer(String method, String path) {
        Matcher asked = PATH.matcher(path);
        if (!asked.matches()) {
            return UNKNOWN;
        }
        String id = asked.group(2);
        return switch (method + " " + asked.group(1)) {
            case "GET stock" -> stock(id);
            case "GET articles" ->
                known(id, article -> json("\"name\":\"%s\",\"cents\":%d", article.name(), article.cents()));
            case "GET recommendations" -> known(id, article -> json("\"with\":\"%s\"", article.goesWith()));
            case "GET shipping" -> known(id, article -> json("\"cents\":%d", article.cents() / 10));
            case "GET reviews" -> known(id, article -> json("\"stars\":%d", article.stars()));
            case "GET prices" -> known(id, article -> json("\"cents\":%d", article.cents()));
            case "GET delivery" -> known(id, article -> json("\"days\":%d", 1 + article.stock() % 4));
            case "GET sites" -> site(id);
            case "POST payments" -> payment(id);
            default -> UNKNOWN;
        };
    }

    private static Answer stock(String sku) {
        Article article = ARTICLES.get(sku);
        int left = article == null ? 0 : article.stock();
        return Answer.json(200, json("{\"sku\":\"%s\",\"stock\":%d}", sku, left));
    }

    private static Answer known(String sku, Function<Article, String> members) {
        Article article = ARTICLES.get(sku);
        return article == null ? UNKNOWN : Answer.json(200, json("{\"sku\":\"%s\",%s}", sku, members.apply(article)));
    }

    private static Answer site(String site) {
        int place = Downstream.SITES.indexOf(site);
        return place < 0 ? UNKNOWN : Answer.json(200, json("{\"site\":\"%s\",\"pallets\":%d}", site, 40 + 7 * place));
    }

    private static Answer payment(String amount) {
        // Nine digits always fit an int.
        if (!amount.matches("\\d{1,9}")) {
            return Answer.json(400, "{\"error\":\"cents must be a number\"}");
        }
        int cents = Integer.parseInt(amount);
        return cents > CREDIT_LIMIT
                ? Answer.json(402, "{\"error\":\"declined\"}")
                : Answer.json(200, json("{\"paid\":%d}", cents));
    }

    /** With the digits of JSON, wherever the demo runs. */
    private static String json(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
