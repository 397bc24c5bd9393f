package org.telltale.cli.bench.periods;

import java.util.List;
import java.util.Locale;

import org.telltale.base.json.Json;

/** The ROC curves as an SVG picture: a panel for each watched time, a logarithmic axis of false positives. Curves differ in dashes as well as in colour. */
public final class RocChart {

	private static final int SIDE = 300;
	private static final int LEFT = 56;
	private static final int TOP = 40;
	private static final double DECADES = 3.5;
	private static final String[] COLOURS = { "#0072b2", "#7f7f7f", "#d55e00", "#009e73" };
	private static final String[] DASHES = { "", " stroke-dasharray=\"2 3\"", " stroke-dasharray=\"8 3\"", " stroke-dasharray=\"8 3 2 3\"" };

	private RocChart() {
	}

	/** The picture of the rows of {@link PeriodBench#rocRows}. */
	public static String svg(List<Json> rows) {
		List<String> days = rows.stream().map(row -> row.integer("days").orElse(0L).toString()).distinct().toList();
		StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
				"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
				days.size() * (SIDE + LEFT + 20) + 20, SIDE + TOP + 60));
		for (int panel = 0; panel < days.size(); panel++) {
			panel(rows, days.get(panel), LEFT + panel * (SIDE + LEFT + 20), svg);
		}
		legend(LEFT + (days.size() - 1) * (SIDE + LEFT + 20), svg);
		return svg.append("</svg>\n").toString();
	}

	private static void panel(List<Json> rows, String days, int left, StringBuilder svg) {
		text(svg, left, TOP - 14, "Watched for " + days + (days.equals("1") ? " day" : " days"));
		for (int tenth = 0; tenth <= 10; tenth += 2) {
			int y = TOP + SIDE - SIDE * tenth / 10;
			svg.append(String.format(Locale.ROOT, "<path d=\"M%d %dh%d\" stroke=\"#ddd\"/>%n", left, y, SIDE));
			text(svg, left - 28, y + 4, String.format(Locale.ROOT, "%.1f", tenth / 10.0));
		}
		for (int decade = 0; decade <= DECADES; decade++) {
			int x = (int) Math.round(left + SIDE * (1 - decade / DECADES));
			svg.append(String.format(Locale.ROOT, "<path d=\"M%d %dv%d\" stroke=\"#ddd\"/>%n", x, TOP, SIDE));
			text(svg, x - 14, TOP + SIDE + 18, String.format(Locale.ROOT, "%s %%", decade == 0 ? "100" : decade == 1 ? "10" : decade == 2 ? "1" : "0.1"));
		}
		text(svg, left + 60, TOP + SIDE + 40, "false positives (true ones upwards)");
		for (Scorer scorer : Scorer.values()) {
			StringBuilder points = new StringBuilder();
			rows.stream().filter(row -> row.text("scorer").orElse("").equals(scorer.name()) && row.integer("days").orElse(0L).toString().equals(days))
					.forEach(row -> points.append(String.format(Locale.ROOT, " %.1f,%.1f", left + SIDE * (1 + Math.log10(number(row, "falsePositives")) / DECADES),
							TOP + SIDE * (1 - number(row, "truePositives")))));
			int n = scorer.ordinal();
			svg.append(String.format(Locale.ROOT, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n", points.substring(1), COLOURS[n], DASHES[n]));
		}
	}

	/** Names the lines, in the upper left of the last panel, where no line runs. */
	private static void legend(int left, StringBuilder svg) {
		for (Scorer scorer : Scorer.values()) {
			int n = scorer.ordinal();
			svg.append(String.format(Locale.ROOT, "<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"2\"%s/>%n", left + 8, TOP + 14 + 16 * n, COLOURS[n], DASHES[n]));
			text(svg, left + 38, TOP + 18 + 16 * n, scorer.name());
		}
	}

	private static double number(Json row, String name) {
		return Double.parseDouble(row.get(name).orElseThrow().toString());
	}

	private static void text(StringBuilder svg, int x, int y, String text) {
		svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>%n", x, y, text));
	}
}
