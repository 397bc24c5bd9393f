package org.telltale.firmware;

import java.io.IOException;
import java.util.function.Consumer;
import org.telltale.base.Progress;
import org.telltale.container.Limits;
import org.telltale.container.Source;
import org.telltale.container.walk.Formats;
import org.telltale.container.walk.Walker;

/**
 * Reads firmware: an image, an archive, a single package. Streams records: parents before what they hold, in the same
 * order and with the same ids each time. Stateless; may be shared by threads.
 */
public final class FirmwareReader {

	private final Limits limits;

	/** A reader that spends at most this on one image. */
	public FirmwareReader(Limits limits) {
		this.limits = limits;
	}

	/**
	 * Reads an image.
	 *
	 * @param image its bytes
	 * @param name its name: the path of the first record
	 * @param records hears each record, on the calling thread
	 * @param progress hears how far it is and says whether to stop
	 * @throws IOException if the environment fails; bad input becomes {@link ProblemRecord}s
	 */
	public FirmwareSummary read(Source image, String name, Consumer<FirmwareRecord> records, Progress progress) throws IOException {
		FirmwareVisitor visitor = new FirmwareVisitor(records, limits, image.length(), progress);
		boolean complete = new Walker(Formats.ALL, limits, visitor, progress).walk(image, name);
		return visitor.summary(complete);
	}
}
