package org.telltale.handset.ufdr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.telltale.base.Problem;
import org.telltale.base.Progress;
import org.telltale.handset.HandsetFile;
import org.telltale.handset.HandsetFormat;
import org.telltale.handset.HandsetRecord;
import org.telltale.handset.android.TextStart;
import org.telltale.handset.xml.XmlStream;

/** The XML report of a UFDR: what Cellebrite's Physical Analyzer decoded of a handset. */
public final class UfdrReport implements HandsetFormat {

	/** The format's name. */
	public static final String FORMAT = "ufdr-report";

	private static final String NAMESPACE = "http://pa.cellebrite.com/report/2.0";

	@Override
	public String name() {
		return FORMAT;
	}

	@Override
	public boolean recognises(byte[] start) {
		return TextStart.rootIs(start, "project") && new String(start, StandardCharsets.UTF_8).contains(NAMESPACE);
	}

	@Override
	public boolean readsForward() {
		return true;
	}

	@Override
	public List<Problem> read(HandsetFile file, Consumer<HandsetRecord> sink, Progress progress) {
		ReportHandler handler = new ReportHandler(file, sink, progress);
		List<Problem> problems = new ArrayList<>(XmlStream.read(file.bytes(), handler));
		problems.addAll(handler.problems());
		return problems;
	}
}
