package org.telltale.cli.bench.run;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.telltale.base.json.Json;

/** Figures and goals as the benchmarks' records have them. */
public final class Figures {

	private Figures() {
	}

	/** A goal that a value shall not pass. */
	public static Json atMost(String what, double value, double bound) {
		return goal(what, value, "at most " + rounded(bound, 2), value <= bound);
	}

	/** A goal that a value shall reach. */
	public static Json atLeast(String what, double value, double bound) {
		return goal(what, value, "at least " + rounded(bound, 2), value >= bound);
	}

	private static Json goal(String what, double value, String bound, boolean reached) {
		return Json.object().put("type", "goal").put("what", what).put("measured", rounded(value, 2)).put("goal", bound).put("reached", reached);
	}

	/** A number with at most so many digits behind the point. */
	public static Json.Number rounded(double value, int digits) {
		BigDecimal plain = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
		return new Json.Number(plain.scale() < 0 ? plain.setScale(0) : plain);
	}
}
