package org.telltale.container.odex;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.telltale.base.ByteCursor;
import org.telltale.base.ByteRange;
import org.telltale.base.Outcome;
import org.telltale.base.TruncatedException;
import org.telltale.container.Budget;
import org.telltale.container.Container;
import org.telltale.container.ContainerReader;
import org.telltale.container.Entry;
import org.telltale.container.Place;
import org.telltale.container.ProblemLog;
import org.telltale.container.Source;

/** An optimised DEX file: a header ({@code DexOptHeader}), the DEX file itself, then dependencies, which are not read. */
public final class OdexReader implements ContainerReader {

	/** The format's name. */
	public static final String FORMAT = "odex";

	@Override
	public Outcome<Container> read(Source source, Place place, Budget budget) throws IOException {
		ProblemLog log = new ProblemLog(source, place);
		budget.takeEntry();
		try {
			ByteCursor cursor = new ByteCursor(source.bytes(0, 16)).order(ByteOrder.LITTLE_ENDIAN).skip(8);
			long offset = cursor.u32();
			long length = cursor.u32();
			long there = Math.min(length, source.length() - offset);
			if (there <= 0) {
				throw new TruncatedException(offset, length, 0);
			}
			if (there < length) {
				log.add("odex.truncated", offset, there, "the DEX file in it is cut off", "its end is missing");
			}
			Source dex = source.view(new ByteRange(offset, there));
			Entry entry = new Entry("classes.dex", Entry.Kind.EXPANDED, length, offset, Optional.empty(), Optional.empty(), spent -> Outcome.of(dex));
			return Outcome.of(new Container(FORMAT, "", List.of(entry)), log.problems());
		} catch (TruncatedException broken) {
			return Outcome.none(log.problem("odex.header", 0, source.length(), "the header points to no DEX file", "its strings were not read from its tables"));
		}
	}
}
