package dev.saldo.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Charts of two sides as SVG, whose colours are the page's. */
final class Chart {

    private static final int WIDTH = 440;
    private static final int ROW = 48;
    private static final int TOP = 20;
    private static final int BAR = 16;
    private static final int DOT = 3;

    private Chart() {}

    /** @param dots the rounds */
    record Bar(String name, double value, List<Double> dots) {}

    /**
     * From the median to the 99th percentile.
     *
     * @param dots the medians of the rounds
     */
    record Span(String name, double from, double to, List<Double> dots) {}

    static String bars(String unit, List<Bar> bars) {
        var most = bars.stream()
                .flatMap(bar -> bar.dots().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        var body = new StringBuilder();
        for (var index = 0; index < bars.size(); index++) {
            var bar = bars.get(index);
            var y = TOP + index * ROW;
            body.append(label(bar.name(), Figures.of(bar.value()) + " " + unit, y))
                    .append(rectangle(index, 0, x(bar.value(), most), y));
            bar.dots().forEach(dot -> body.append(dot(x(dot, most), y)));
        }
        return svg("Throughput", body, bars.size());
    }

    static String spans(List<Span> spans) {
        var most = spans.stream()
                .flatMap(span -> Stream.concat(Stream.of(span.to()), span.dots().stream()))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        var body = new StringBuilder();
        for (var index = 0; index < spans.size(); index++) {
            var span = spans.get(index);
            var y = TOP + index * ROW;
            body.append(label(span.name(), words(span), y))
                    .append(rectangle(index, x(span.from(), most), x(span.to(), most), y));
            span.dots().forEach(dot -> body.append(dot(x(dot, most), y)));
        }
        return svg("Latency, from the median to the 99th percentile", body, spans.size());
    }

    private static String words(Span span) {
        var from = Figures.of(span.from());
        var to = Figures.of(span.to());
        return from.equals(to) ? from + " ms" : "%s – %s ms".formatted(from, to);
    }

    /** With room for a dot at the end. */
    private static double x(double value, double most) {
        return most <= 0 ? 0 : value / most * (WIDTH - DOT);
    }

    private static String label(String name, String number, int y) {
        var above = y - 5;
        return "<text class=\"name\" x=\"0\" y=\"%d\">%s</text>".formatted(above, HtmlReport.escaped(name))
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        .formatted(WIDTH, above, HtmlReport.escaped(number));
    }

    private static String rectangle(int side, double from, double to, int y) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"side%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\"/>",
                side,
                from,
                y,
                Math.max(to - from, 2),
                BAR);
    }

    private static String dot(double x, int y) {
        return String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%d\" r=\"%d\"/>", x, y + BAR / 2, DOT);
    }

    private static String svg(String title, StringBuilder body, int rows) {
        return "<h3>%s</h3><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>"
                .formatted(title, WIDTH, rows * ROW, title, body);
    }
}
