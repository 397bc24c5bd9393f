package org.telltale.timeline.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Seconds as a person reads them on an axis: 1 s, 2 min, 3 h, 4 d. Formats only. */
final class SecondsFormat extends NumberFormat {

	private static final long serialVersionUID = 1L;

	@Override
	public StringBuffer format(double seconds, StringBuffer out, FieldPosition position) {
		if (seconds < 1) {
			return out.append(Math.round(seconds * 1000)).append(" ms");
		} else if (seconds < 120) {
			return out.append(Math.round(seconds)).append(" s");
		} else if (seconds < 7200) {
			return out.append(Math.round(seconds / 60)).append(" min");
		} else if (seconds < 172_800) {
			return out.append(Math.round(seconds / 3600)).append(" h");
		}
		return out.append(Math.round(seconds / 86_400)).append(" d");
	}

	@Override
	public StringBuffer format(long seconds, StringBuffer out, FieldPosition position) {
		return format((double) seconds, out, position);
	}

	@Override
	public Number parse(String source, ParsePosition position) {
		throw new UnsupportedOperationException("an axis is never read back");
	}
}
