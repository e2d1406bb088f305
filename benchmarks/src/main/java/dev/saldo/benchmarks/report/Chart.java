package dev.saldo.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Charts of two sides as SVG, whose colours are the page's. */
final class Chart {

    private static final int WIDTH = 600;
    private static final int ROW = 52;
    private static final int TOP = 20;
    private static final int BAR = 18;

    /** Room at the right for a number. */
    private static final int NUMBER = 90;

    private Chart() {}

    /** @param dots the rounds */
    record Bar(String name, double value, List<Double> dots) {}

    /** From the median to the 99th percentile. */
    record Span(String name, double from, double to) {}

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
            body.append(name(bar.name(), y))
                    .append(rectangle(index, 0, x(bar.value(), most), y))
                    .append(number(x(most, most), y, Figures.of(bar.value()) + " " + unit));
            bar.dots().forEach(dot -> body.append(dot(x(dot, most), y)));
        }
        return svg(body, bars.size());
    }

    static String spans(String unit, List<Span> spans) {
        var most = spans.stream().mapToDouble(Span::to).max().orElse(1);
        var body = new StringBuilder();
        for (var index = 0; index < spans.size(); index++) {
            var span = spans.get(index);
            var y = TOP + index * ROW;
            body.append(name(span.name(), y))
                    .append(rectangle(index, x(span.from(), most), Math.max(x(span.to(), most), 3), y))
                    .append(dot(x(span.from(), most), y))
                    .append(number(
                            x(most, most), y, "%s – %s ms".formatted(Figures.of(span.from()), Figures.of(span.to()))));
        }
        return svg(body, spans.size()) + "<p class=\"small\">%s</p>".formatted(unit);
    }

    private static double x(double value, double most) {
        return most <= 0 ? 0 : value / most * (WIDTH - NUMBER * 1.6);
    }

    private static String name(String name, int y) {
        return "<text class=\"name\" x=\"0\" y=\"%d\">%s</text>".formatted(y - 5, HtmlReport.escaped(name));
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
        return String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%d\" r=\"3\"/>", x, y + BAR / 2);
    }

    private static String number(double x, int y, String text) {
        return String.format(
                Locale.ROOT,
                "<text class=\"number\" x=\"%.1f\" y=\"%d\">%s</text>",
                x + 8,
                y + BAR - 4,
                HtmlReport.escaped(text));
    }

    private static String svg(StringBuilder body, int rows) {
        return "<svg viewBox=\"0 0 %d %d\" role=\"img\">%s</svg>".formatted(WIDTH, rows * ROW, body);
    }
}
