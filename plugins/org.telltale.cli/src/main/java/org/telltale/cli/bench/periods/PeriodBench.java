package org.telltale.cli.bench.periods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.telltale.base.json.Json;
import org.telltale.cli.bench.run.Figures;

/** Scores generated series with and without timers, and counts. The same seed gives the same numbers. */
public final class PeriodBench {

	/** What a table shows of series without a timer. */
	public static final List<String> CHANCE_COLUMNS = List.of("background", "days", "series", "meanContacts", "pAtMost0.1", "pAtMost0.01", "pAtMost0.001", "least");
	/** What a table shows of series with timers. */
	public static final List<String> RATE_COLUMNS = List.of("group", "value", "scorer", "series", "at1Percent", "at0.1Percent", "auc", "named");
	/** What a table shows of the points of the ROC curves. */
	public static final List<String> ROC_COLUMNS = List.of("days", "scorer", "falsePositives", "truePositives");

	private static final double DAY_SECONDS = 86_400;
	private static final int POINTS = 60;

	private final List<Scored> timers;
	private final List<Scored> chance;
	private final Map<Double, Map<Scorer, ChanceScores>> worth = new TreeMap<>();

	private PeriodBench(List<Scored> chance, List<Scored> timers) {
		this.chance = List.copyOf(chance);
		this.timers = List.copyOf(timers);
		for (double watched : Setting.WATCHED) {
			Map<Scorer, ChanceScores> scores = new EnumMap<>(Scorer.class);
			List<Scored> same = chance.stream().filter(s -> s.setting().watchedSeconds() == watched).toList();
			Arrays.stream(Scorer.values()).forEach(scorer -> scores.put(scorer, new ChanceScores(same, scorer)));
			worth.put(watched, scores);
		}
	}

	/**
	 * Makes the series and scores them, on all cores.
	 *
	 * @param sessions contact times of real captures, at least one
	 * @param perSetting how many series with timers of each kind
	 * @param perBackground how many series without for each background and watched time
	 * @param told hears what is being done
	 */
	public static PeriodBench measured(List<double[]> sessions, int perSetting, int perBackground, long seed, Consumer<String> told) {
		List<Setting> alone = new ArrayList<>();
		for (double watched : Setting.WATCHED) {
			Arrays.stream(Background.values()).filter(b -> b != Background.none).forEach(b -> alone.add(Setting.chance(b, watched)));
		}
		told.accept(alone.size() * perBackground + " series without a timer");
		List<Scored> chance = scored(alone, perBackground, seed * 31 + 1, sessions);
		told.accept(Setting.all().size() * perSetting + " series with timers");
		return new PeriodBench(chance, scored(Setting.all(), perSetting, seed * 31 + 2, sessions));
	}

	private static List<Scored> scored(List<Setting> settings, int each, long seed, List<double[]> sessions) {
		return IntStream.range(0, settings.size()).boxed().flatMap(setting -> IntStream.range(0, each).mapToObj(n -> new int[] { setting, n })).toList().parallelStream()
				.map(n -> Scored.of(settings.get(n[0]), (seed * 100_003 + n[0]) * 1_000_003 + n[1], sessions)).toList();
	}

	/** How often Telltale's p-value is small where there is no timer. */
	public List<Json> chanceRows() {
		Map<String, List<Scored>> groups = grouped(chance, s -> days(s) + " " + s.setting().background());
		return groups.values().stream().map(group -> (Json) Json.object().put("type", "period-chance").put("background", group.getFirst().setting().background().name()).put("days", days(group.getFirst()))
				.put("series", group.size()).put("meanContacts", Figures.rounded(group.stream().mapToInt(Scored::contacts).average().orElse(0), 0)).put("pAtMost0.1", atMost(group, 0.1))
				.put("pAtMost0.01", atMost(group, 0.01)).put("pAtMost0.001", atMost(group, 0.001))
				.put("least", String.format(Locale.ROOT, "%.0e", Math.min(1, Math.exp(group.stream().mapToDouble(Scored::lnP).min().orElse(0)))))).toList();
	}

	private static int atMost(List<Scored> group, double p) {
		return (int) group.stream().filter(s -> s.lnP() <= Math.log(p)).count();
	}

	/** True positive rates by background, period, jitter, and what is missing. */
	public List<Json> rateRows() {
		List<Json> rows = new ArrayList<>();
		rates("all", s -> "", rows);
		rates("background", s -> s.setting().background().ordinal() + " " + s.setting().background(), rows);
		rates("period", s -> String.format(Locale.ROOT, "%05.0f s", s.setting().timer().periodSeconds()), rows);
		rates("jitter", s -> Math.round(s.setting().timer().jitter() * 100) + " %, " + kind(s), rows);
		rates("missing", PeriodBench::missing, rows);
		return rows;
	}

	/** True positive rates of each kind of series. */
	public List<Json> cellRows() {
		List<Json> rows = new ArrayList<>();
		rates("cell", s -> String.format(Locale.ROOT, "%05.0f s, %s, jitter %02d %%, %s, %s", s.setting().timer().periodSeconds(), kind(s), Math.round(s.setting().timer().jitter() * 100), missing(s),
				s.setting().background()), rows);
		return rows;
	}

	private static String kind(Scored s) {
		return s.setting().timer().restarted() ? "restarted" : "clock";
	}

	private static String missing(Scored s) {
		Setting setting = s.setting();
		return setting.timers() > 1 ? "two timers" : setting.timer().gap() > 0 ? Math.round(setting.timer().gap() * 100) + " % in one piece" : Math.round(setting.timer().loss() * 100) + " % lost";
	}

	private static long days(Scored s) {
		return Math.round(s.setting().watchedSeconds() / DAY_SECONDS);
	}

	private void rates(String name, Function<Scored, String> value, List<Json> rows) {
		grouped(timers, value).forEach((key, group) -> {
			for (Scorer scorer : Scorer.values()) {
				Json.Fields row = Json.object().put("type", "period-rate").put("group", name).put("value", key.replaceFirst("^[0-9] (?=[a-z])", "")).put("scorer", scorer.name()).put("series", group.size())
						.put("at1Percent", share(group, scorer, 0.01)).put("at0.1Percent", share(group, scorer, 0.001))
						.put("auc", Figures.rounded(group.stream().mapToDouble(s -> worth(s, scorer).below(s.scores().get(scorer))).average().orElse(0), 3));
				rows.add(scorer == Scorer.telltale ? row.put("named", named(group)) : row);
			}
		});
	}

	private static Json.Number named(List<Scored> group) {
		double wanted = group.stream().mapToInt(s -> s.setting().timers()).sum();
		return Figures.rounded(group.stream().mapToInt(Scored::named).sum() / wanted, 3);
	}

	private Json.Number share(List<Scored> group, Scorer scorer, double falsePositives) {
		return Figures.rounded(group.stream().filter(s -> s.scores().get(scorer) > worth(s, scorer).threshold(falsePositives)).count() / (double) group.size(), 3);
	}

	private ChanceScores worth(Scored s, Scorer scorer) {
		return worth.get(s.setting().watchedSeconds()).get(scorer);
	}

	/** Points of the ROC curves over all kinds of series, by watched time and scorer. */
	public List<Json> rocRows() {
		List<Json> rows = new ArrayList<>();
		for (double watched : Setting.WATCHED) {
			List<Scored> same = timers.stream().filter(s -> s.setting().watchedSeconds() == watched).toList();
			for (Scorer scorer : Scorer.values()) {
				ChanceScores scores = worth.get(watched).get(scorer);
				for (int point = 0; point <= POINTS; point++) {
					double falsePositives = point == POINTS ? 1 : Math.pow(10, -3.5 * (1 - point / (double) POINTS));
					double threshold = scores.threshold(falsePositives);
					double hits = point == POINTS ? same.size() : same.stream().filter(s -> s.scores().get(scorer) > threshold).count();
					rows.add(Json.object().put("type", "period-roc").put("days", Math.round(watched / DAY_SECONDS)).put("scorer", scorer.name()).put("falsePositives", Figures.rounded(falsePositives, 5))
							.put("truePositives", Figures.rounded(hits / same.size(), 4)));
				}
			}
		}
		return rows;
	}

	private static Map<String, List<Scored>> grouped(List<Scored> all, Function<Scored, String> key) {
		Map<String, List<Scored>> groups = new TreeMap<>();
		all.forEach(s -> groups.computeIfAbsent(key.apply(s), k -> new ArrayList<>()).add(s));
		return groups;
	}
}
